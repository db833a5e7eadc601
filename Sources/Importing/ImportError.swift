package import Artifacts
import Compression

/// Why what another tool wrote cannot be imported.
package enum ImportError: CommandError, Equatable {
  case unreadable(problem: String)
  /// - Parameter place: such as `line 3`.
  case badRow(path: String, place: String, problem: String)
  case noRows(path: String)
  case noCandidate(path: String)
  case otherCandidate(path: String, told: String, named: String)
  case badResults(path: String, problem: String)
  case missingSamples(path: String, count: Int, expected: Int, results: String)

  package var description: String {
    switch self {
    case .unreadable(let problem):
      "\(problem)."
    case .badRow(let path, let place, let problem):
      "\(path), \(place): \(problem). Mend or remove it, or name another file."
    case .noRows(let path):
      "\(path): has no rows. Is this the right file?"
    case .noCandidate(let path):
      "\(path): nothing tells which model answered: no results file is beside it that names one. Name it with --candidate."
    case .otherCandidate(let path, let told, let named):
      "\(path): says that \(told) answered, and --candidate says \(named). "
        + "Leave --candidate out, or import the file from a folder without its results file."
    case .badResults(let path, let problem):
      "\(path): is no results file of lm-evaluation-harness: \(problem). Put it elsewhere, and name the model with --candidate."
    case .missingSamples(let path, let count, let expected, let results):
      "\(path): has \(count) samples of the \(expected) of which \(results) tells. Copy the whole file again."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noCandidate, .otherCandidate: .usage
    default: .badData
    }
  }

  init(_ error: CompressionError) {
    // The readers' own remedy for this one is for dumps.
    if case .unsupportedFormat(let file, let format) = error {
      self = .unreadable(
        problem: "\(file): is compressed with \(format.rawValue), which is not read: decompress it first")
    } else {
      self = .unreadable(problem: error.description)
    }
  }
}
