import Foundation

/// What is there of a part.
package enum PartState: Sendable, Equatable {
  /// It is there, and was verified.
  case verified
  /// It is there in the right size, and is to be verified.
  case unverified
  /// So many bytes are there.
  case started(Int)
  case missing

  init(of part: DumpPart, at path: String, isVerified: Bool) {
    var status = stat()
    if stat(path, &status) == 0, Int(status.st_size) == part.size {
      self = isVerified ? .verified : .unverified
      return
    }
    let size = PartFile.startedSize(of: part, at: path)
    self = size > 0 ? .started(size) : .missing
  }

  /// How many bytes are to be downloaded.
  package func missingSize(of part: DumpPart) -> Int {
    switch self {
    case .verified, .unverified: 0
    case .started(let size): part.size - size
    case .missing: part.size
    }
  }
}
