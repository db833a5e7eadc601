package import Artifacts

/// Why a prompt's template cannot be used.
package enum PromptError: CommandError, Equatable {
  case unreadable(file: String, problem: String)
  case unshown(file: String, text: String)

  package var description: String {
    switch self {
    case .unreadable(let file, let problem): "\(file): is no Mustache template: \(problem)."
    case .unshown(let file, let text):
      "\(file): does not show the text \(text). It must stand in the prompt as {{{\(text)}}}, with three braces."
    }
  }

  package var exitStatus: ExitStatus { .badConfiguration }
}
