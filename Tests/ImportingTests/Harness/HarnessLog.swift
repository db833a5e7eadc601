import Artifacts
import TestSupport

/// A run's log as lm-evaluation-harness writes it.
enum HarnessLog {
  static let samples = "samples_valbench_2026-11-01T12-00-00.123456.jsonl"
  static let results = "results_2026-11-01T12-00-00.123456.json"

  /// One sample.
  static func sample(
    _ pair: PairRecord, _ side: QuestionSide, _ answers: [String], prompt: JSONValue? = nil
  ) -> JSONObject {
    let question = HarnessQuestion(pair: pair, side: side, systemPrompt: "Be sincere.")
    return [
      "doc_id": 0, "doc": .object(question.json), "target": "",
      "arguments": [
        "gen_args_0": [
          "arg_0": prompt ?? .string("Be sincere." + side.question(of: pair)),
          "arg_1": ["until": [], "temperature": 0.1],
        ]
      ],
      "resps": [.strings(answers)], "filtered_resps": .strings([answers[0]]), "filter": "none", "metrics": ["bypass"],
      "bypass": .null,
    ]
  }

  /// The two samples of a pair, each with one answer.
  static func samples(_ number: Int, _ forAnswer: String, _ againstAnswer: String) -> [JSONObject] {
    [
      sample(Fixtures.pair(number), .forSide, [forAnswer]),
      sample(Fixtures.pair(number), .againstSide, [againstAnswer]),
    ]
  }

  static func text(_ samples: [JSONObject]) -> String {
    samples.map { JSONValue.object($0).text + "\n" }.joined()
  }

  static func results(model: String, arguments: JSONValue, count: Int) -> String {
    let results: JSONValue = [
      "config": ["model": "hf", "model_args": arguments], "model_name": .string(model),
      "n-samples": ["valbench": ["original": .integer(count), "effective": .integer(count)]],
    ]
    return results.text
  }
}
