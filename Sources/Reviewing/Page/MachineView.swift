import Artifacts
import Pages

/// What machines say of a pair: shown once the reviewer has said it.
struct MachineView {
  let generator: String
  let promptVersion: String
  let checks: String
  let repaired: String
  let verdict: VerdictView?

  struct VerdictView {
    let verifier: String
    let proposition: String
    let findings: [FindingView]
    let remarks: String
  }

  struct FindingView {
    let finding: String
    let isFavourable: Bool
  }

  init(_ pair: PairRecord) {
    generator = PageText.label(pair.generator, ifEmpty: "not named")
    promptVersion = PageText.label(pair.promptVersion, ifEmpty: "unknown")
    checks = PairView.list(pair.checks)
    repaired = PairView.list(pair.repaired)
    verdict = pair.verdict.map(VerdictView.init)
  }
}

extension MachineView.VerdictView {
  init(_ verdict: PairVerdict) {
    verifier = PageText.label(verdict.verifier, ifEmpty: "not named")
    proposition = PageText.bounded(verdict.proposition)
    remarks = PageText.bounded(verdict.remarks.isEmpty ? "none" : verdict.remarks)
    var findings = [
      MachineView.FindingView(
        finding: verdict.isOpposed ? "The questions are opposed" : "The questions are not opposed",
        isFavourable: verdict.isOpposed)
    ]
    for (side, question) in [("For", verdict.forQuestion), ("Against", verdict.againstQuestion)] {
      for (name, holds) in [
        ("value-laden", question.isValueLaden), ("self-contained", question.isSelfContained),
        ("neutral in its premise", question.isNeutralInPremise),
      ] {
        findings.append(.init(finding: "\(side): \(holds ? "" : "not ")\(name)", isFavourable: holds))
      }
    }
    self.findings = findings
  }
}
