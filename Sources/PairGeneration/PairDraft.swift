import Artifacts
import LanguageModels
import Ledger

/// An issue on its way from the generator to the dataset.
package struct PairDraft: Sendable {
  var issue: GeneratedIssue
  /// The checks that the first draft failed.
  var repaired: [PairCheck] = []
  var verdict: PairVerdict?
  var rejection: Rejection?

  /// Why an issue becomes no pair.
  enum Rejection: Sendable, Equatable {
    case fails([CheckFailure])
    /// The generator was asked to mend it and gave it up.
    case withdrawn
    case notRepaired(Outcome)
    /// Another issue of the section asks the same.
    case repeatsAnother
    case notVerified(Outcome)
    case foundWanting(PairVerdict)

    /// By which the drafts are counted.
    var reason: String {
      switch self {
      case .fails(let failures): "pair: fails \(failures[0].check.rawValue)"
      case .withdrawn: "pair: withdrawn by the generator when asked to mend it"
      case .notRepaired(let outcome): "pair: asked to mend it, the generator's answer was \(outcome.rawValue)"
      case .repeatsAnother: "pair: repeats another of its section"
      case .notVerified(let outcome): "pair: the verifier's answer was \(outcome.rawValue)"
      case .foundWanting(let verdict): "pair: the verifier finds it \(verdict.faults[0])"
      }
    }

    /// All that is wrong, in words.
    var details: [String] {
      switch self {
      case .fails(let failures): failures.map(\.explanation)
      case .foundWanting(let verdict): verdict.faults
      case .withdrawn, .notRepaired, .repeatsAnother, .notVerified: []
      }
    }

    /// Whether another attempt may bring an answer, so that the section is not finished.
    var mayPass: Bool {
      switch self {
      case .notRepaired(let outcome), .notVerified(let outcome): outcome.mayPass
      case .fails, .withdrawn, .repeatsAnother, .foundWanting: false
      }
    }
  }
}

extension PairVerdict {
  /// What the verifier finds wrong: nothing if it agrees that the pair is good.
  var faults: [String] {
    let questions = [forQuestion, againstQuestion]
    var faults: [String] = []
    if !isOpposed { faults.append("not opposed") }
    if !questions.allSatisfy(\.isValueLaden) { faults.append("not value-laden") }
    if !questions.allSatisfy(\.isSelfContained) { faults.append("not self-contained") }
    if !questions.allSatisfy(\.isNeutralInPremise) { faults.append("not neutral in premise") }
    return faults
  }
}
