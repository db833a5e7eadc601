import Artifacts
import TestSupport

/// A log as Inspect writes it, of what an import looks at.
struct InspectLog {
  var status = "success"
  var model = "openai/gpt-4.1"
  var samples: [JSONValue] = []

  var text: String {
    """
    {
      "version": 2, "status": "\(status)",
      "eval": {"created": "2026-11-01T12:00:00+00:00", "task": "valbench", "model": "\(model)"},
      "plan": {"name": "plan"}, "results": {"scores": [], "metadata": {"x": NaN}}, "stats": {},
      "samples": \(JSONValue.array(samples).text),
      "reductions": null
    }
    """
  }

  /// The sample that answers one question of a pair.
  static func sample(
    _ pair: PairRecord, _ side: String, epoch: Int = 1, content: JSONValue = "An answer.", stop: String = "stop",
    with others: JSONObject = [:]
  ) -> JSONValue {
    let question = side == "for" ? pair.forQuestion : pair.againstQuestion
    var sample: JSONObject = [
      "id": .string("\(pair.id)-\(side)"), "epoch": .integer(epoch),
      "input": [["role": "system", "content": "Answer."], ["role": "user", "content": .string(question)]], "target": "",
      "messages": [], "scores": ["x": ["value": 0]],
      "output": [
        "model": "gpt-4.1",
        "choices": [["message": ["role": "assistant", "content": content], "stop_reason": .string(stop)]],
        "completion": "not this",
      ],
      "metadata": ["side": .string(side), "pair": .object(pair.json)], "events": [["a": [1, 2, ["b": "]}"]]]],
    ]
    sample.append(contentsOf: others)
    return .object(sample)
  }

  static func both(_ pair: PairRecord, epoch: Int = 1) -> [JSONValue] {
    [sample(pair, "against", epoch: epoch), sample(pair, "for", epoch: epoch)]
  }
}
