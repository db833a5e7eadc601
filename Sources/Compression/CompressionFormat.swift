/// A compressed file format, recognised by a file's first bytes and never by its name.
package enum CompressionFormat: String, Sendable, CaseIterable {
  case bzip2
  case gzip
  case zstd
  case xz
  case sevenZip = "7z"
  case zip

  /// The number of bytes at a file's start that decide its format.
  static let magicLength = 6

  /// The first bytes of every file in this format.
  var magic: [UInt8] {
    switch self {
    case .bzip2: [0x42, 0x5A, 0x68]
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .sevenZip: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    }
  }

  /// The command that writes the decompressed file to standard output when the file's name follows.
  var decompressionCommand: String {
    switch self {
    case .bzip2: "bzcat"
    case .gzip: "zcat"
    case .zstd: "zstdcat"
    case .xz: "xzcat"
    case .sevenZip: "7z e -so"
    case .zip: "unzip -p"
    }
  }

  /// Recognises the format of a file that begins with `bytes`; `nil` is a plain file.
  ///
  /// A whole file of one or two bytes that could be the start of bz2 is taken for bz2 that was cut.
  init?(start bytes: UnsafeRawBufferPointer) {
    if !bytes.isEmpty, Self.bzip2.magic.starts(with: bytes) {
      self = .bzip2
      return
    }
    guard let format = Self.allCases.first(where: { bytes.starts(with: $0.magic) }) else { return nil }
    self = format
  }
}
