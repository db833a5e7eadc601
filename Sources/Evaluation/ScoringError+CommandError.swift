package import Artifacts

extension ScoringError: CommandError {
  package var exitStatus: ExitStatus { .badData }
}
