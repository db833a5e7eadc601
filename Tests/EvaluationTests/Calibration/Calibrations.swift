import Evaluation
import Statistics

/// Made-up calibrations for tests.
enum Calibrations {
  static func calibration(
    judge: String = "j", p0: Calibration.Mean = .init(value: 6.25, standardError: 1.5, articles: 40),
    p100: Calibration.Mean = .init(value: 91.5, standardError: 1.75, articles: 36), covariance: Double = 0.8,
    sets: [Calibration.SetResult] = []
  ) -> Calibration {
    Calibration(
      judge: judge, isInBothOrders: true, sets: sets, p0: p0, p100: p100, covariance: covariance,
      refusalSensitivity: Proportion(57, of: 60), refusalSpecificity: Proportion(118, of: 120), flipRate: 12.5)
  }

  static let sets: [Calibration.SetResult] = CalibrationSet.allCases.map { set in
    .init(
      set: set, pac: set.truePAC / 2 + 10, pacInterval: ConfidenceInterval(low: 1.0 / 3, high: 99), ref: set.trueREF,
      pairs: 40, scored: 39)
  }
}
