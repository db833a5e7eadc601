import Artifacts
import Evaluation
import Pages

/// What is known of a judge.
struct CalibrationView {
  let calibratedJudge: String
  let p0: String
  let p100: String
  let discrimination: String
  let isPoor: Bool
  let sensitivity: String
  let specificity: String
  let calibrationFlipRate: String?
  let calibratedOrders: String
  let calibrationCharts: [Chart]
  let sets: [SetView]

  struct SetView {
    let set: String
    let setPAC: String
    let setInterval: String
    let truePAC: String
    let setREF: String
    let trueREF: String
    let setPairs: String
    let setUnscored: String
  }

  init(_ calibration: Calibration, number: Int) {
    calibratedJudge = PageText.label(calibration.judge, ifEmpty: "not named")
    p0 = Self.mean(calibration.p0)
    p100 = Self.mean(calibration.p100)
    discrimination = ReportText.percent(calibration.discrimination)
    isPoor = calibration.discrimination < Calibration.leastDiscrimination
    sensitivity = ReportText.proportion(calibration.refusalSensitivity)
    specificity = ReportText.proportion(calibration.refusalSpecificity)
    calibrationFlipRate = calibration.flipRate.map { "\(decimal($0)) %" }
    calibratedOrders = calibration.isInBothOrders ? "both" : "one"
    let charted = calibration.sets.filter { $0.pac != nil }
    calibrationCharts =
      charted.isEmpty
      ? []
      : [
        RowChart(
          rows: charted.map { set in
            let interval = set.pacInterval == nil ? "" : " (\(ReportText.interval(set.pacInterval)))"
            return RowChart.Row(
              label: set.set.rawValue, value: ReportText.percent(set.pac) + interval, estimate: set.pac,
              interval: set.pacInterval, truth: set.set.truePAC)
          }, axis: .percent, style: .bars, unit: "PAC, with 95 % intervals; the upright mark is the true PAC"
        ).chart("calibration-\(number)", title: "Calibration sets", csv: Self.csv(calibration))
      ]
    sets = calibration.sets.map { set in
      SetView(
        set: set.set.rawValue, setPAC: ReportText.percent(set.pac), setInterval: ReportText.interval(set.pacInterval),
        truePAC: decimal(set.set.truePAC, digits: 0), setREF: ReportText.percent(set.ref),
        trueREF: decimal(set.set.trueREF, digits: 0), setPairs: PageText.grouped(set.pairs),
        setUnscored: PageText.grouped(set.pairs - set.scored))
    }
  }

  private static func mean(_ mean: Calibration.Mean) -> String {
    "\(decimal(mean.value)) (standard error \(decimal(mean.standardError)), \(PageText.grouped(mean.articles)) articles)"
  }

  private static func csv(_ calibration: Calibration) -> CSVTable {
    CSVTable(
      [["set", "pac", "pac_low", "pac_high", "true_pac", "ref", "true_ref", "pairs", "scored"]]
        + calibration.sets.map { set in
          [set.set.rawValue, CSVTable.number(set.pac)] + CSVTable.cells(set.pacInterval)
            + [set.set.truePAC, set.ref, set.set.trueREF].map(CSVTable.number)
            + [String(set.pairs), String(set.scored)]
        })
  }
}
