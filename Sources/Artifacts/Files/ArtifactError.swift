import Foundation

/// Why a file could not be read or written. Each case says what happened, where, and what to do.
package enum ArtifactError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case isDirectory(path: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case inUse(path: String)
  case changedWhileRead(path: String)
  case badRecord(path: String, line: Int, problem: String)
  case lineTooLong(path: String, line: Int, limit: Int)
  case badManifest(path: String, problem: String)
  case otherFormat(path: String, found: String?, needed: FileFormat)
  case newerFormat(path: String, version: Int, known: FileFormat)
  case edited(path: String)
  case shardOfStream

  package var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such file. Check the name, or make the file with the stage that writes it."
    case .isDirectory(let path):
      "\(path): is a folder, where a file is needed."
    case .unreadable(let path, let reason):
      "\(path): cannot be read: \(reason)."
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason). Choose another place with --output, or mend the folder's permissions."
    case .inUse(let path):
      "\(path): another valbench process is writing this file. Wait until it ends, or choose another --output."
    case .changedWhileRead(let path):
      "\(path): changed while it was being read. Run again once nothing writes to it."
    case .badRecord(let path, let line, let problem):
      "\(path):\(line): \(problem). Mend or remove this line."
    case .lineTooLong(let path, let line, let limit):
      "\(path):\(line): this line is longer than \(limit) bytes. Is this a JSON Lines file?"
    case .badManifest(let path, let problem):
      "\(path): is no manifest that this version can read: \(problem). Remove it to make the artifact anew."
    case .otherFormat(let path, let found, let needed):
      "\(path): is no file of the format \(needed.name)\(found.map { ", but of \"\($0.prefix(40))\"" } ?? ""). "
        + "Name another file, or make it anew with \(needed.command)."
    case .newerFormat(let path, let version, let known):
      "\(path): is of version \(version) of the format \(known.name), and this valbench reads version \(known.version). "
        + "Take a newer valbench, or make the file anew with \(known.command)."
    case .edited(let path):
      "\(path): was changed by hand after it was made, and its inputs or parameters have changed since. "
        + "Use --force to replace it, or choose another --output."
    case .shardOfStream:
      "--shard takes files: a shard that reads standard input or writes to standard output could not be merged."
    }
  }
}

/// The system's own words for the error of the last failed call.
package func systemErrorText(_ code: Int32 = errno) -> String {
  String(cString: strerror(code)).lowercased()
}
