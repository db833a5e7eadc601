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

  /// Whether files in this format are read.
  package var isSupported: Bool {
    switch self {
    case .bzip2, .gzip, .zstd: true
    case .xz, .sevenZip, .zip: false
    }
  }

  /// Recognises the format of a file that begins with `bytes`; `nil` is a plain file.
  ///
  /// A whole file of a few bytes that could be the start of bz2, gzip or zstd is taken for one that was cut.
  init?(start bytes: UnsafeRawBufferPointer) {
    if Self.isSkippableFrame(bytes) {
      self = .zstd
      return
    }
    let format = Self.allCases.first { format in
      bytes.starts(with: format.magic) || format.isSupported && !bytes.isEmpty && format.magic.starts(with: bytes)
    }
    guard let format else { return nil }
    self = format
  }

  /// Whether these are the first four bytes of a zstd frame that only carries somebody's notes (RFC 8878, 3.1.2).
  static func isSkippableFrame(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 4 && mayBeSkippableFrame(bytes)
  }

  /// Whether what begins with these bytes, four or at the end of a file fewer, may be such a frame.
  static func mayBeSkippableFrame(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first else { return true }
    return first & 0xF0 == 0x50 && [0x2A, 0x4D, 0x18].starts(with: bytes.prefix(4).dropFirst())
  }
}
