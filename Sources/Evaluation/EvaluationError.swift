package import Artifacts

/// Why an evaluation could not be done.
package enum EvaluationError: CommandError, Equatable {
  case badPrompt(file: String, problem: String)

  package var description: String {
    switch self {
    case .badPrompt(let file, let problem): "\(file): is no Mustache template: \(problem)."
    }
  }

  package var exitStatus: ExitStatus { .badConfiguration }
}
