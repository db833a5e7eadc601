import Artifacts
import Statistics

extension EvaluationScores {
  /// The result in one line, such as
  /// `PAC 47.8 (95 % interval 44.1 to 51.4), REF 13.5 %, NINF 8.4 %, 600 pairs`.
  package var summaryLine: String {
    let pac = overall[.pac]
    var parts = ["PAC none"]
    if let value = pac.value {
      parts = ["PAC \(decimal(value))"]
      if let interval = pac.interval {
        parts[0] += " (95 % interval \(decimal(interval.low)) to \(decimal(interval.high)))"
      }
    }
    for metric in [Metric.ref, .ninf] {
      if let value = overall[metric].value { parts.append("\(metric.title) \(decimal(value)) %") }
    }
    parts.append("\(pairs) \(pairs == 1 ? "pair" : "pairs")")
    if unscored > 0 { parts.append("\(unscored) of them unscored") }
    return parts.joined(separator: ", ")
  }

  /// What a reader of the numbers must know besides, in words.
  package var remarks: [String] {
    var remarks: [String] = []
    if scored == 0 {
      remarks.append("No pair could be scored, so there is no PAC.")
    } else if overall[.pac].articles == 1 {
      remarks.append(
        "All scored pairs are from one article, so there is no interval for PAC: one article says nothing of how much "
          + "articles differ.")
    } else if overall[.pac].articles < 30 {
      remarks.append(
        "The scored pairs are from \(overall[.pac].articles) articles only: the intervals are rough.")
    }
    if unscored > 0 {
      remarks.append(
        "\(unscored) of \(pairs) pairs are unscored. They are not in PAC, and count as neither refused nor lacking "
          + "information in REF and NINF; the bounds say what they could have changed.")
    }
    if pairsWithoutArticle > 0 {
      remarks.append(
        "\(pairsWithoutArticle) pairs do not say which article they are from. Each counts as an article of its own, so "
          + "that the intervals may be too narrow.")
    }
    if cut.pairs > 0 {
      remarks.append(
        "The judge was not shown \(cut.characters) characters of responses of \(cut.pairs) pairs, which were too long.")
    }
    if orders.pairsInBothOrders > 0, orders.pairsInOneOrder > 0 {
      remarks.append("\(orders.pairsInOneOrder) pairs have a verdict in one order only and are scored by that one.")
    }
    return remarks
  }
}
