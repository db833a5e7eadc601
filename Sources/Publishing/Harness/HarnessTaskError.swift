package import Artifacts

/// Why no task for lm-evaluation-harness can be made of pairs.
package enum HarnessTaskError: CommandError, Equatable {
  case noPairs
  case repeated(id: String)

  package var description: String {
    switch self {
    case .noPairs:
      "There are no pairs, and lm-evaluation-harness takes no task without questions. Name a file that has some."
    case .repeated(let id):
      "\(id): this pair is there twice, and its answers could not be told apart. Run valbench-deduplicate first."
    }
  }

  package var exitStatus: ExitStatus { .badData }
}
