import Compression
import TestSupport

/// The ways in which a file may be written.
enum Packing: CaseIterable {
  case plain, bzip2, gzip, zstd

  var format: CompressionFormat? {
    switch self {
    case .plain: nil
    case .bzip2: .bzip2
    case .gzip: .gzip
    case .zstd: .zstd
    }
  }

  func pack(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .plain: bytes
    case .bzip2: TestSupport.bzip2(bytes)
    case .gzip: TestSupport.gzip(bytes)
    case .zstd: TestSupport.zstd(bytes)
    }
  }
}
