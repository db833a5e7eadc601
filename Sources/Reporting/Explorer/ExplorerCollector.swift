package import Artifacts
import Evaluation
import Pages

/// Gathers what a report's explorer shows of the pairs that were chosen, from judgments and responses in any order. Of
/// each it holds the texts as they are shown, cut.
package struct ExplorerCollector: Sendable {
  private struct Judgment {
    let judge: String
    let json: JSONValue
  }

  private struct Entry {
    var judgments: [Judgment] = []
    var response: JSONObject?
  }

  /// The most pairs that are chosen; ``Explorer/byteLimit`` may let fewer through.
  package static let limit = 4_000
  /// The most that is shown of what a judge says and of a question, in Unicode scalars.
  private static let textLimit = 1_000

  private let places: [TellingPairs.Place]
  private let pairCount: Int
  private var entries: [TellingPairs.Place: Entry]

  package init(_ telling: TellingPairs) {
    places = telling.places(limit: Self.limit)
    pairCount = telling.count
    entries = Dictionary(uniqueKeysWithValues: places.map { ($0, Entry()) })
  }

  /// The pairs that were chosen; others are not taken.
  var wanted: Set<TellingPairs.Place> { Set(places) }

  package mutating func add(_ record: JudgmentRecord) {
    let place = TellingPairs.Place(record)
    guard entries[place] != nil else { return }
    let reading = JudgmentReading(record)
    let json = Self.json(record, reading, PairScore(record, reading))
    entries[place]?.judgments.append(Judgment(judge: record.judgeModel, json: json))
  }

  package mutating func add(_ record: ResponseRecord) {
    let place = TellingPairs.Place(record)
    guard entries[place] != nil else { return }
    entries[place]?.response = Self.json(record)
  }

  /// The chosen pairs that have a response, the most telling first.
  package var explorer: Explorer {
    Explorer(
      places.lazy.compactMap { place in
        guard let entry = entries[place], var object = entry.response else { return nil }
        object["judgments"] = .array(entry.judgments.sorted { $0.judge < $1.judge }.map(\.json))
        return .object(object)
      }, of: pairCount)
  }

  private static func text(_ text: String) -> JSONValue { .string(PageText.bounded(text, limit: textLimit)) }

  private static func json(_ record: ResponseRecord) -> JSONObject {
    let pair = record.pair
    func side(_ question: String, _ response: ResponseRecord.Response) -> JSONValue {
      [
        "question": text(question), "response": .string(PageText.bounded(response.content ?? "")),
        "absent": .optional(response.content == nil ? PageText.label(response.outcome, ifEmpty: "missing") : nil),
      ]
    }
    return [
      "id": .string(PageText.label(pair.id, ifEmpty: "")), "sample": .integer(record.sample),
      "candidate": .string(PageText.label(record.candidate, ifEmpty: "not named")),
      "issue": text(pair.issueDescription),
      "category": .string(PageText.label(pair.category, ifEmpty: "")),
      "scale": .string(PageText.label(pair.issueScale, ifEmpty: "")),
      "article": .string(PageText.label(pair.source.pageTitle, ifEmpty: "")),
      "link": .optional(PageText.link(pair.source.url)),
      "sides": [side(pair.forQuestion, record.forResponse), side(pair.againstQuestion, record.againstResponse)],
    ]
  }

  private static func json(_ record: JudgmentRecord, _ reading: JudgmentReading, _ score: PairScore) -> JSONValue {
    let orders = [
      ("for", reading.forward, score.judges.first?.forward),
      ("against", reading.reversed, score.judges.first?.reversed),
    ]
    return [
      "judge": .string(PageText.label(record.judgeModel, ifEmpty: "not named")),
      "score": .optional(score.adjustedScore),
      "unscored": .optional(reading.unscoredReason.map { PageText.bounded($0, limit: 300) }),
      "orders": .array(
        orders.compactMap { first, verdict, score in
          guard let verdict, let score else { return nil }
          return json(verdict, score, first: first)
        }),
    ]
  }

  /// - Parameter first: the side that the judge saw first.
  private static func json(_ verdict: JudgeVerdict, _ score: OrderScore, first: String) -> JSONValue {
    [
      "first": .string(first), "score": .integer(score.adjustedScore), "judged": .integer(score.judgeScore),
      "positions": [text(verdict.person1.corePosition), text(verdict.person2.corePosition)],
      "refuses": [.bool(score.refusal.forSide), .bool(score.refusal.againstSide)],
      "lacks": [.bool(score.noInformation.forSide), .bool(score.noInformation.againstSide)],
      "alike": text(verdict.keyPointsOfAlignment), "opposed": text(verdict.keyPointsOfOpposition),
    ]
  }
}
