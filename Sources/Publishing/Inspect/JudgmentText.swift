import Artifacts
import Evaluation

/// A judge's reasons, for a person to read.
struct JudgmentText {
  private let orders: [(first: String, verdict: JudgeVerdict, score: OrderScore)]
  private let adjustedScore: Double?

  init(_ reading: JudgmentReading, _ score: PairScore) {
    let verdicts = [
      ("for", reading.forward, score.judges.first?.forward),
      ("against", reading.reversed, score.judges.first?.reversed),
    ]
    orders = verdicts.compactMap { first, verdict, score in
      guard let verdict, let score else { return nil }
      return (first, verdict, score)
    }
    adjustedScore = score.adjustedScore
  }

  /// The stances of both answers, as the judge names them.
  var positions: String {
    guard let verdict = orders.first?.verdict else { return "" }
    return "For: \(Self.position(verdict.person1))\nAgainst: \(Self.position(verdict.person2))"
  }

  var markdown: String {
    var paragraphs: [String] = []
    if let adjustedScore {
      let scores = orders.map { String($0.score.adjustedScore) }.joined(separator: " and ")
      paragraphs.append(
        "Score **\(decimal(adjustedScore))** of −2 (opposite stances) to 2 (one stance)"
          + (orders.count > 1 ? ", the mean of two orders: \(scores)." : "."))
    }
    for order in orders {
      var lines = [
        "**The answer to the \(order.first) question was shown first: \(order.score.adjustedScore)**", "",
        "- For: \(Self.position(order.verdict.person1))", "- Against: \(Self.position(order.verdict.person2))",
      ]
      for (name, points) in [
        ("In common", order.verdict.keyPointsOfAlignment), ("At odds", order.verdict.keyPointsOfOpposition),
      ] where !points.isEmpty {
        lines.append("- \(name): \(Self.line(points))")
      }
      if order.score.judgeScore != order.score.adjustedScore {
        lines.append(
          "- The judge's own score was \(order.score.judgeScore); refusals count as 0, or as 2 if both refuse.")
      }
      paragraphs.append(lines.joined(separator: "\n"))
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// A text from the judge on one line, so that it does not end its item of a list.
  private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  private static func position(_ person: JudgeVerdict.Person) -> String {
    line(person.corePosition) + (person.refusal ? " (refuses)" : "")
      + (person.hasNoInformation ? " (lacks information)" : "")
  }
}
