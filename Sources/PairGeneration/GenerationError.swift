package import Artifacts

/// Why pairs could not be generated.
package enum GenerationError: CommandError, Equatable {
  case noSection(id: String)
  case notWording(file: String)

  package var description: String {
    switch self {
    case .noSection(let id):
      "No section has the id \"\(id)\". An id is in the field \"id\" of the sections' file and begins with sec-."
    case .notWording(let file):
      "\(file): its name must be a language's code and -wording.yaml, such as en-wording.yaml."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noSection: .usage
    case .notWording: .badConfiguration
    }
  }
}
