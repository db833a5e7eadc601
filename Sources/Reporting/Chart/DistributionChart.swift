import Artifacts
import Evaluation
import Pages

extension Chart {
  /// The score distribution as columns. Half scores have columns only where there are any: with one order of judging
  /// there are none.
  static func distribution(_ distribution: ScoreDistribution, number: Int) -> Chart {
    let (tallest, baseline) = (150.0, 196.0)
    let hasHalves = distribution.bins.contains { $0.score != $0.score.rounded() && $0.pairs > 0 }
    let bins = distribution.bins.filter { hasHalves || $0.score == $0.score.rounded() }
    let most = Double(max(1, bins.map(\.pairs).max() ?? 0))
    let total = Double(max(1, distribution.pairs))
    let step = 100 / Double(bins.count)
    let text = bins.map { bin in
      "score \(ReportText.score(bin.score)): \(PageText.grouped(bin.pairs)) pairs"
    }.joined(separator: "; ")
    var chart = Chart(
      "distribution-\(number)", title: "Score distribution", text: text + ".", height: 244,
      csv: CSVTable(
        [["score", "pairs"]] + bins.map { [decimal($0.score), String($0.pairs)] }))
    for (index, bin) in bins.enumerated() {
      let height = tallest * Double(bin.pairs) / most
      let middle = (Double(index) + 0.5) * step
      let top = baseline - height
      chart.rect(
        Tone.ink(ofScore: bin.score), x: (Double(index) + 0.14) * step, y: top, width: 0.72 * step, height: height)
      // Nine columns on a phone are narrower than a large count.
      let share = "\(decimal(100 * Double(bin.pairs) / total, digits: 0)) %"
      chart.write(
        PageText.grouped(bin.pairs), .ink, x: middle, y: top - 22, anchor: .middle, size: hasHalves ? 12 : 15,
        isBold: true)
      chart.write(share, .soft, x: middle, y: top - 7, anchor: .middle, size: hasHalves ? 11 : 12)
      chart.write(ReportText.score(bin.score), .ink, x: middle, y: 216, anchor: .middle, size: hasHalves ? 12 : 14)
    }
    chart.line(.soft, x: 0...100, y: baseline...baseline)
    chart.write("← opposed", .soft, x: 0, y: 239)
    chart.write("aligned →", .soft, x: 100, y: 239, anchor: .end)
    return chart
  }
}

/// The colour of a score: from opposed to aligned in five steps.
enum Tone {
  static func ink(ofScore score: Double) -> Ink {
    switch score {
    case ..<(-1): .t1
    case ..<0: .t2
    case 0: .t3
    case ...1: .t4
    default: .t5
    }
  }
}
