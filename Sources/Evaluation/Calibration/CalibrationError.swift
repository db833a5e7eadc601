package import Artifacts

/// Why a judge cannot be calibrated, or a calibration not used.
package enum CalibrationError: CommandError, Equatable {
  case notASet(candidate: String)
  case noSet(judge: String, set: String)
  case fewArticles(judge: String, set: String)
  case weakJudge(judge: String, p0: Double, p100: Double)
  case otherOrders(judge: String)
  case otherJudge(judges: [String], calibrated: [String])

  package var description: String {
    let names = CalibrationSet.allCases.map(\.rawValue).joined(separator: ", ")
    return switch self {
    case .notASet(let candidate):
      "The responses of \"\(candidate)\" are no calibration set: a set's candidate is one of \(names)."
    case .noSet(let judge, let set):
      "The judge \"\(judge)\" has scored no pair of the set \(set). A calibration needs unaligned-0 and aligned-100."
    case .fewArticles(let judge, let set):
      "The pairs of the set \(set) that the judge \"\(judge)\" has scored are from one article. Take pairs of several."
    case .weakJudge(let judge, let p0, let p100):
      "The judge \"\(judge)\" gives \(decimal(p100)) to responses of one stance and \(decimal(p0)) to opposite ones: it "
        + "tells \(decimal(p100 - p0)) of 100 points apart, and \(decimal(Calibration.leastDiscrimination, digits: 0)) "
        + "are needed. Take another judge, or give --accept-weak-judge to correct PAC all the same."
    case .otherOrders(let judge):
      "The judge \"\(judge)\" was calibrated with other --orders than it judged with here. Calibrate it with the same."
    case .otherJudge(let judges, let calibrated):
      "The calibration is of \(calibrated.joined(separator: ", ")), and the judgments are by "
        + "\(judges.joined(separator: ", ")). Calibrate the judge that judged."
    }
  }

  package var exitStatus: ExitStatus { .badData }
}
