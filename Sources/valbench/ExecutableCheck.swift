import Artifacts
import Diagnosis
import Ledger

/// Starts each executable once.
enum ExecutableCheck {
  static func findings() async throws -> [Finding] {
    var findings: [Finding] = []
    for name in StageExecutable.names {
      findings.append(
        ExecutableFindings.finding(name, try await answer(of: name, to: "--version"), in: StageExecutable.folder))
    }
    return findings
      + ExecutableFindings.libraries(
        try await answer(of: "valbench-extract", to: "--libraries"), ledgerVersion: LedgerState.libraryVersion)
  }

  private static func answer(of name: String, to flag: String) async throws -> ExecutableFindings.Answer {
    do {
      let ending = try await StageExecutable.run([name], arguments: [flag], capture: .all)
      return .ended(status: ending.status, words: ending.messages)
    } catch FrontDoorError.noExecutable {
      return .absent
    } catch FrontDoorError.cannotStart(_, let reason) {
      return .ended(status: ExitStatus.unavailable.rawValue, words: reason)
    }
  }
}
