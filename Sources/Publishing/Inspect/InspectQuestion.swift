import Artifacts

/// One question of a pair: a line of a task's dataset.
struct InspectQuestion: JSONRecord {
  let json: JSONObject

  init(_ object: JSONObject) { json = object }

  /// The for question, then the against question.
  static func both(of pair: PairRecord) -> [InspectQuestion] {
    QuestionSide.allCases.map { side in
      InspectQuestion([
        "id": .string("\(pair.id)-\(side.rawValue)"), "input": .string(side.question(of: pair)), "target": "",
        "metadata": ["side": .string(side.rawValue), "pair": .object(pair.json)],
      ])
    }
  }
}
