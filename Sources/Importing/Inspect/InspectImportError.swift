package import Artifacts

/// Why a log of Inspect cannot be imported.
package enum InspectImportError: CommandError, Equatable {
  case packed(path: String)
  case notJSON(path: String, problem: String)
  case notALog(path: String)
  case badSample(path: String, sample: String, problem: String)
  case noSamples(path: String, status: String)

  package var description: String {
    switch self {
    case .packed(let path):
      "\(path): is a log in Inspect's packed format. Make JSON of it with inspect log convert \(path) --to json "
        + "--output-dir FOLDER, and import that."
    case .notJSON(let path, let problem):
      "\(path): is no whole JSON text: \(problem). Was it copied to its end?"
    case .notALog(let path):
      "\(path): is no log of Inspect. Name logs that inspect eval wrote."
    case .badSample(let path, let sample, let problem):
      "\(path): the sample \(sample): \(problem). Import takes logs of the task that valbench-publish inspect-task makes."
    case .noSamples(let path, let status):
      "\(path): has no samples; the run's status is \(status). Run inspect eval again."
    }
  }

  package var exitStatus: ExitStatus { .badData }
}
