package import Artifacts

extension DeduplicationError: CommandError {
  package var exitStatus: ExitStatus {
    switch self {
    case .badThreshold: .badConfiguration
    case .conflictingRecords, .mixedEmbeddings: .badData
    case .noSuchPair: .usage
    }
  }
}
