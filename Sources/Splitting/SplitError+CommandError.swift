package import Artifacts

extension SplitError: CommandError {
  package var exitStatus: ExitStatus {
    switch self {
    case .badRatios: .badConfiguration
    case .noSplitFile: .noInput
    case .repeatedPair, .twoSplits: .badData
    }
  }
}
