import Artifacts
import Evaluation
import Pages

/// The score distribution as columns. Lengths across are in percent of the page's width and those up in pixels, so that
/// the text keeps its size on a narrow screen.
struct DistributionChart {
  let chartNumber: Int
  let chartText: String
  let columns: [Column]
  let baseline = Self.baselineHeight

  struct Column {
    let x: String
    let width: String
    let y: String
    let height: String
    let middle: String
    let countY: String
    let shareY: String
    let columnTone: String
    let columnScore: String
    let count: String
    let share: String
  }

  private static let baselineHeight = 196.0
  private static let tallest = 150.0

  /// Half scores have columns only where there are any: with one order of judging there are none.
  init(_ distribution: ScoreDistribution, number: Int) {
    let hasHalves = distribution.bins.contains { $0.score != $0.score.rounded() && $0.pairs > 0 }
    let bins = distribution.bins.filter { hasHalves || $0.score == $0.score.rounded() }
    let most = Double(max(1, bins.map(\.pairs).max() ?? 0))
    let total = Double(max(1, distribution.pairs))
    let step = 100 / Double(bins.count)
    chartNumber = number
    columns = bins.enumerated().map { index, bin in
      let height = Self.tallest * Double(bin.pairs) / most
      return Column(
        x: decimal((Double(index) + 0.14) * step, digits: 3), width: decimal(0.72 * step, digits: 3),
        y: decimal(Self.baselineHeight - height, digits: 2), height: decimal(height, digits: 2),
        middle: decimal((Double(index) + 0.5) * step, digits: 3),
        countY: decimal(Self.baselineHeight - height - 23, digits: 2),
        shareY: decimal(Self.baselineHeight - height - 7, digits: 2), columnTone: Tone.name(ofScore: bin.score),
        columnScore: ReportText.score(bin.score), count: PageText.grouped(bin.pairs),
        share: "\(decimal(100 * Double(bin.pairs) / total, digits: 0)) %")
    }
    chartText =
      columns.map { "score \($0.columnScore): \($0.count) pairs, \($0.share)" }.joined(separator: "; ") + "."
  }
}
