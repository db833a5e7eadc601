/// Why a file cannot be read. Every case names the file, and where it can, the byte and the remedy.
///
/// Offsets count the bytes of the file as it lies on disk, from 0.
package enum CompressionError: Error, Sendable, Equatable {
  case notFound(file: String)
  case isDirectory(file: String)
  case empty(file: String)
  /// The system refused to open the file; `reason` is its word for it.
  case cannotOpen(file: String, reason: String)
  case cannotRead(file: String, offset: Int64, reason: String)
  /// The file is compressed in a way that is not read, recognised by its first bytes.
  case unsupportedFormat(file: String, format: CompressionFormat)
  /// The file grew, shrank or was written to while it was read.
  case changedWhileRead(file: String, offset: Int64)
  /// The file ends inside a bz2 stream, a gzip member or a zstd frame, which starts at `streamStart`.
  case truncated(file: String, offset: Int64, streamStart: Int64)
  /// A checksum is wrong, or the structure is. `offset` is at or shortly after the fault.
  case corrupt(file: String, offset: Int64, streamStart: Int64)
  /// Something follows the last stream that is none.
  case trailingGarbage(file: String, offset: Int64)
  /// A zstd frame, which starts at `streamStart`, was written with a window of more than 128 MiB.
  case windowTooLarge(file: String, streamStart: Int64)
  case outOfMemory(file: String)
}

extension CompressionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let file):
      "\(file): there is no such file"
    case .isDirectory(let file):
      "\(file): is a directory; name a file in it"
    case .empty(let file):
      "\(file): is empty; fetch or write it again"
    case .cannotOpen(let file, let reason):
      "\(file): cannot be opened: \(reason)"
    case .cannotRead(let file, let offset, let reason):
      "\(file): cannot be read at byte \(offset): \(reason)"
    case .unsupportedFormat(let file, let format):
      "\(file): is \(format.rawValue)-compressed, which is not read yet: decompress it first, "
        + "e.g. `\(format.decompressionCommand) \(file == "standard input" ? "FILE" : file) | valbench-extract -`"
    case .changedWhileRead(let file, let offset):
      "\(file): was changed by someone else while it was read, as seen at byte \(offset); "
        + "wait until it is complete, then run again"
    case .truncated(let file, let offset, let streamStart):
      "\(file): ends at byte \(offset), inside the compressed stream that starts at byte \(streamStart); "
        + "the file is incomplete: fetch it again and compare its checksum"
    case .corrupt(let file, let offset, let streamStart):
      "\(file): is damaged at or before byte \(offset), in the compressed stream that starts at byte \(streamStart); "
        + "fetch it again and compare its checksum"
    case .trailingGarbage(let file, let offset):
      "\(file): the compressed data ends at byte \(offset), but the file goes on with something else; "
        + "fetch it again and compare its checksum"
    case .windowTooLarge(let file, let streamStart):
      "\(file): the zstd frame at byte \(streamStart) needs a window of more than 128 MiB: decompress it first, "
        + "e.g. `zstd -dc --long=31 \(file == "standard input" ? "FILE" : file) | valbench-extract -`"
    case .outOfMemory(let file):
      "\(file): there is not enough memory to compress or decompress it; use fewer threads, or free some"
    }
  }
}
