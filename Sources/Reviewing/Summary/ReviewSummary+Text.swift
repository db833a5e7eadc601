import Artifacts
import Statistics

extension ReviewSummary {
  /// The summary for a person to read, in lines of up to 100 columns.
  package var text: String {
    var blocks = reviewers.map { Self.block($0.name.forMessage, $0.tally) }
    if reviewers.count > 1 {
      blocks.append(Self.block("All, where a pair passes if nobody who reviewed it failed it", all))
    }
    blocks += agreements.map(Self.block)
    blocks.append("Intervals are Wilson’s, 95 %.")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ title: String, _ tally: ReviewTally) -> String {
    let rows = Criterion.allCases.map { ($0.name, tally[$0]) }
    let lines = ([("good", tally.good)] + rows).map { name, share in
      row(name, ["\(share.successes) of \(share.trials)", percent(share.rate), interval(share.interval)])
    }
    return ([title, row("", ["passed", "rate", "interval"])] + lines).joined(separator: "\n")
  }

  private static func block(_ agreement: ReviewerAgreement) -> String {
    let names = agreement.reviewers.map(\.forMessage).joined(separator: " and ")
    let rows = Criterion.allCases.map { ($0.name, agreement[$0]) }
    let lines = ([("good", agreement.good)] + rows).map { name, agreement in
      row(
        name,
        [
          "\(agreement.bothYes + agreement.bothNo) of \(agreement.count)", percent(agreement.observed),
          agreement.kappa.map { decimal($0, digits: 2) } ?? "–",
        ])
    }
    let title = "\(names): \(agreement.good.count) pairs reviewed by both"
    return ([title, row("", ["agree", "rate", "Cohen’s κ"])] + lines).joined(separator: "\n")
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    let widths = [14, 10, 18]
    let name = "  " + name.padded(to: 22)
    return name + zip(cells, widths).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }

  private static func percent(_ rate: Double?) -> String { rate.map { "\(decimal(100 * $0)) %" } ?? "–" }

  private static func interval(_ interval: ClosedRange<Double>?) -> String {
    interval.map { "\(decimal(100 * $0.lowerBound)) to \(decimal(100 * $0.upperBound))" } ?? "–"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
