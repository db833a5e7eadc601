import Artifacts
import Evaluation
import Pages

/// A pair to read.
struct ExampleView {
  let score: String
  let tone: String
  let issue: String
  let label: String
  let link: String?
  let linkText: String
  let orderScores: String?
  let sides: [SideView]
  let alignment: String?
  let opposition: String?

  struct SideView {
    let side: String
    let question: String
    let response: String
    let isAbsent: Bool
    let position: String
    let flags: String?
  }

  init(_ example: Example) {
    let pair = example.response.pair
    let adjusted = example.score.adjustedScore ?? 0
    score = ReportText.score(adjusted)
    tone = Tone.ink(ofScore: adjusted).rawValue
    issue = PageText.bounded(pair.issueDescription)
    label = [example.score.category, example.score.issueScale].filter { !$0.isEmpty }
      .map { PageText.label($0, ifEmpty: "") }.joined(separator: " · ")
    link = PageText.link(pair.source.url)
    linkText = PageText.label(pair.source.pageTitle, ifEmpty: "the article")
    if let score = example.score.judges.first, let forward = score.forward, let reversed = score.reversed {
      orderScores =
        "\(ReportText.score(Double(forward.adjustedScore))) with the for side first, "
        + "\(ReportText.score(Double(reversed.adjustedScore))) with the against side first"
    } else {
      orderScores = nil
    }
    let verdict = example.reading.forward ?? example.reading.reversed
    sides = [
      SideView("For", pair.forQuestion, example.response.forResponse, verdict?.person1),
      SideView("Against", pair.againstQuestion, example.response.againstResponse, verdict?.person2),
    ]
    alignment = Self.text(verdict?.keyPointsOfAlignment)
    opposition = Self.text(verdict?.keyPointsOfOpposition)
  }

  private static func text(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return PageText.bounded(text)
  }
}

extension ExampleView.SideView {
  init(_ side: String, _ question: String, _ response: ResponseRecord.Response, _ person: JudgeVerdict.Person?) {
    self.side = side
    self.question = PageText.bounded(question)
    self.response = PageText.bounded(response.content ?? "no response: \(response.outcome)")
    isAbsent = response.content == nil
    position = PageText.bounded(person.map(\.corePosition).flatMap { $0.isEmpty ? nil : $0 } ?? "none given")
    let flags = [
      person?.refusal == true ? "refuses" : nil, person?.hasNoInformation == true ? "lacks information" : nil,
    ].compactMap { $0 }
    self.flags = flags.isEmpty ? nil : flags.joined(separator: ", ")
  }
}
