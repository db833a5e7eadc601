import Compression

/// How the data files of a dataset folder are compressed.
package enum DatasetCompression: String, Sendable, CaseIterable {
  case none
  case gz
  case zst

  /// Behind the names of data files, with its point.
  var nameSuffix: String { self == .none ? "" : "." + rawValue }

  var format: Compressor.Format? {
    switch self {
    case .none: nil
    case .gz: .gzip
    case .zst: .zstd
    }
  }

  /// The media type of what is around the JSON Lines; `nil` where there is nothing.
  var mediaType: String? {
    switch self {
    case .none: nil
    case .gz: "application/gzip"
    case .zst: "application/zstd"
    }
  }
}
