/// One question of a pair as a task of lm-evaluation-harness has it: a line of the task's `questions.jsonl`, and the `doc`
/// of the samples that it logs.
///
/// All fields are texts, the pair's record too: a loader that guesses types by column has nothing to guess, and what it
/// logs is what it was given.
package struct HarnessQuestion: JSONRecord, Equatable {
  package let pair: PairRecord
  package let side: QuestionSide
  /// What the candidate is told before the question; empty for nothing.
  package let systemPrompt: String

  package init(pair: PairRecord, side: QuestionSide, systemPrompt: String) {
    self.pair = pair
    self.side = side
    self.systemPrompt = systemPrompt
  }

  /// - Throws: `RecordError` also if the question is not the pair's.
  package init(_ object: JSONObject) throws(RecordError) {
    guard let side = QuestionSide(rawValue: try object.string("side")) else {
      throw RecordError("the field \"side\" is neither \"for\" nor \"against\"")
    }
    let record: JSONObject?
    do { record = try JSONValue(parsing: try object.string("pair")).asObject } catch {
      throw RecordError("the field \"pair\" is no JSON text: \(error)")
    }
    guard let record else { throw RecordError("the field \"pair\" is no JSON object") }
    pair = try PairRecord(record)
    self.side = side
    systemPrompt = try object.string("system_prompt")
    guard try object.string("question") == side.question(of: pair) else {
      throw RecordError("the question is not the \(side.rawValue) question of \(pair.id)")
    }
  }

  package var json: JSONObject {
    [
      "id": .string(pair.id), "side": .string(side.rawValue), "question": .string(side.question(of: pair)),
      "system_prompt": .string(systemPrompt), "pair": .string(JSONValue.object(pair.json).text),
    ]
  }
}
