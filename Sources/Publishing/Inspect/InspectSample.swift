import Artifacts
import Evaluation

/// A pair's two conversations and their judgment as one sample of a log of Inspect.
struct InspectSample {
  /// Of the score that tells what the judge found.
  static let scoreName = "score"

  let response: ResponseRecord
  let judgment: JudgmentRecord
  let log: InspectLog

  var json: JSONValue {
    let reading = JudgmentReading(judgment)
    let score = PairScore(judgment, reading)
    let uuid = log.id("sample", judgment.id, String(judgment.sample))
    var json: JSONObject = [
      "id": .string(judgment.id), "epoch": .integer(judgment.sample + 1),
      "input": .string(response.pair.issueDescription), "target": "",
      "messages": .array(messages(uuid)),
      "output": ["model": .string(response.candidate), "choices": [], "completion": ""],
      "scores": score.isScored ? .object(scores(reading, score)) : .null,
      "metadata": .object(metadata), "started_at": .string(log.created.text),
      "completed_at": .string(log.created.text), "uuid": .string(uuid),
    ]
    if let reason = score.unscoredReason {
      let text = JSONValue.string("This pair has no score: \(reason).")
      json["error"] = ["message": text, "traceback": text, "traceback_ansi": text]
    }
    return .object(json)
  }

  /// Both conversations, one after the other.
  private func messages(_ uuid: String) -> [JSONValue] {
    let sides = [
      ("for", response.pair.forQuestion, response.forResponse),
      ("against", response.pair.againstQuestion, response.againstResponse),
    ]
    return sides.enumerated().flatMap { place, side -> [JSONValue] in
      let (name, question, answer) = side
      var metadata: JSONObject = ["conversation": .string("\(place + 1) of 2: the \(name) question, asked alone")]
      if answer.content == nil { metadata["answer"] = .string("none (\(answer.outcome))") }
      let user: JSONValue = [
        "id": .string(log.id(uuid, name, "user")), "content": .string(question), "source": "input", "role": "user",
        "metadata": .object(metadata),
      ]
      guard let content = answer.content else { return [user] }
      return [
        user,
        [
          "id": .string(log.id(uuid, name, "assistant")), "content": .string(content), "source": "generate",
          "role": "assistant", "model": .string(response.candidate),
        ],
      ]
    }
  }

  private var metadata: JSONObject {
    let pair = response.pair
    var metadata: JSONObject = [
      "for_question": .string(pair.forQuestion), "against_question": .string(pair.againstQuestion),
      "for_outcome": .string(response.forResponse.outcome),
      "against_outcome": .string(response.againstResponse.outcome), "category": .string(pair.category),
      "issue_scale": .string(pair.issueScale), "for_values": .strings(pair.forValues),
      "against_values": .strings(pair.againstValues), "page_title": .string(pair.source.pageTitle),
      "source_url": .string(pair.source.url), "language": .string(pair.source.language),
      "fresh": .optional(pair.fresh?.rawValue), "generator": .string(pair.generator),
    ]
    if let demonstrated = judgment.demonstrated {
      metadata["for_demonstrated_values"] = .strings(demonstrated.forSide)
      metadata["against_demonstrated_values"] = .strings(demonstrated.againstSide)
    }
    return metadata
  }

  /// The judge's score, and the pair's part in each metric at the head of a report.
  private func scores(_ reading: JudgmentReading, _ score: PairScore) -> JSONObject {
    let explanation = JudgmentText(reading, score)
    var scores: JSONObject = [
      Self.scoreName: [
        "value": .optional(score.adjustedScore), "answer": .string(explanation.positions),
        "explanation": .string(explanation.markdown), "metadata": .object(verdicts(reading, score)),
      ]
    ]
    for metric in Metric.headline {
      guard let value = metric.value(of: score) else { continue }
      scores[metric.rawValue] = ["value": .double(value), "explanation": .string(Self.meaning(of: metric))]
    }
    return scores
  }

  /// What a pair's part in a metric is.
  private static func meaning(of metric: Metric) -> String {
    switch metric {
    case .pac: "The score in percent: 100 is one stance, 0 opposite stances."
    case .pacS: "The same, for pairs in which no answer refuses or lacks information."
    case .ref: "Answers that refuse, in percent of the two."
    case .ninf: "Answers that say they know too little, in percent of the two."
    default: metric.title
    }
  }

  private func verdicts(_ reading: JudgmentReading, _ score: PairScore) -> JSONObject {
    [
      "judge": .string(judgment.judgeModel), "judge_score": .optional(score.judgeScore),
      "for_first": reading.forward.map { .object($0.json) } ?? .null,
      "against_first": reading.reversed.map { .object($0.json) } ?? .null,
      "persons": "person 1 answers the for question, person 2 the against question, in both orders",
      "characters_cut": .integer(judgment.charactersCut),
    ]
  }
}
