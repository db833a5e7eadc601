import Artifacts

/// One question of a pair: a line of a task's dataset.
struct InspectQuestion: JSONRecord {
  let json: JSONObject

  init(_ object: JSONObject) { json = object }

  /// The for question, then the against question.
  static func both(of pair: PairRecord) -> [InspectQuestion] {
    [("for", pair.forQuestion), ("against", pair.againstQuestion)].map { side, question in
      InspectQuestion([
        "id": .string("\(pair.id)-\(side)"), "input": .string(question), "target": "",
        "metadata": ["side": .string(side), "pair": .object(pair.json)],
      ])
    }
  }
}
