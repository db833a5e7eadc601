import Artifacts

/// One of a pair's two questions with its values: a row of the configuration `questions`.
struct QuestionRecord: Equatable {
  enum Side: String, CaseIterable {
    case forSide = "for"
    case againstSide = "against"
  }

  let pair: PairRecord
  let side: Side

  /// Both, the one for first.
  static func questions(of pair: PairRecord) -> [QuestionRecord] { Side.allCases.map { Self(pair: pair, side: $0) } }

  var json: JSONObject {
    let isFor = side == .forSide
    return [
      "id": .string("\(pair.id)-\(side.rawValue)"), "pair_id": .string(pair.id), "side": .string(side.rawValue),
      "question": .string(isFor ? pair.forQuestion : pair.againstQuestion),
      "values": .strings(isFor ? pair.forValues : pair.againstValues),
      "issue_description": .string(pair.issueDescription), "category": .string(pair.category),
      "issue_scale": .string(pair.issueScale), "language": .string(pair.source.language),
      "source_url": .string(pair.source.url),
    ]
  }
}
