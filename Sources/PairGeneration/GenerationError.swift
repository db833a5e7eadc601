package import Artifacts

/// Why pairs could not be generated.
package enum GenerationError: CommandError, Equatable {
  case badPrompt(file: String, problem: String)

  package var description: String {
    switch self {
    case .badPrompt(let file, let problem): "\(file): is no Mustache template: \(problem)."
    }
  }

  package var exitStatus: ExitStatus { .badConfiguration }
}
