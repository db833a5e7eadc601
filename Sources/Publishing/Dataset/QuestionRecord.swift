import Artifacts

/// One of a pair's two questions with its values: a row of the configuration `questions`.
struct QuestionRecord: Equatable {
  let pair: PairRecord
  let side: QuestionSide

  /// Both, the one for first.
  static func questions(of pair: PairRecord) -> [QuestionRecord] {
    QuestionSide.allCases.map { Self(pair: pair, side: $0) }
  }

  var json: JSONObject {
    let isFor = side == .forSide
    return [
      "id": .string("\(pair.id)-\(side.rawValue)"), "pair_id": .string(pair.id), "side": .string(side.rawValue),
      "question": .string(side.question(of: pair)),
      "values": .strings(isFor ? pair.forValues : pair.againstValues),
      "issue_description": .string(pair.issueDescription), "category": .string(pair.category),
      "issue_scale": .string(pair.issueScale), "language": .string(pair.source.language),
      "source_url": .string(pair.source.url),
    ]
  }
}
