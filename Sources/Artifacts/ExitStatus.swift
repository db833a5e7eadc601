/// The exit codes of `sysexits.h` that valbench uses.
package enum ExitStatus: Int32, Sendable {
  case usage = 64
  case badData = 65
  case noInput = 66
  case unavailable = 69
  case internalError = 70
  case cannotWrite = 73
  /// Interrupted, or done in part: the same command goes on.
  case unfinished = 75
  case notPermitted = 77
  case badConfiguration = 78
}

/// An error that ends a command: its description tells the person what to do, its status tells the shell.
package protocol CommandError: Error, CustomStringConvertible {
  var exitStatus: ExitStatus { get }
}

extension ArtifactError: CommandError {
  package var exitStatus: ExitStatus {
    switch self {
    case .missing, .isDirectory, .unreadable: .noInput
    case .changedWhileRead, .badRecord, .lineTooLong, .badManifest, .otherFormat, .newerFormat: .badData
    case .unwritable, .inUse, .edited: .cannotWrite
    case .shardOfStream: .usage
    }
  }
}
