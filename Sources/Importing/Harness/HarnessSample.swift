import Artifacts

/// A line of the samples that lm-evaluation-harness logs, of a task that `valbench-publish harness` made.
struct HarnessSample {
  let question: HarnessQuestion
  /// One a repeat, as they came.
  let answers: [String]

  /// - Throws: `RecordError` also if another question was asked than the one that is logged.
  init(_ object: JSONObject) throws(RecordError) {
    guard let document = object["doc"]?.asObject, document["side"] != nil, document["pair"] != nil else {
      throw RecordError("this is no sample of a task that valbench-publish harness made")
    }
    question = try HarnessQuestion(document)
    // One request a question; its repeats stand inside.
    guard let requests = object["resps"]?.asArray, requests.count == 1, let answers = requests[0].asStrings,
      !answers.isEmpty
    else { throw RecordError("the field \"resps\" is not a list of one list of answers") }
    self.answers = answers
    let asked = question.side.question(of: question.pair).trimmingWhitespace
    if let texts = Self.promptTexts(object), !texts.contains(where: { $0.contains(asked) }) {
      throw RecordError(
        "the prompt that is logged does not ask the \(question.side.rawValue) question of \(question.pair.id)")
    }
  }

  /// The texts in which the question was asked; `nil` if they are not logged.
  private static func promptTexts(_ object: JSONObject) -> [String]? {
    guard let prompt = object["arguments"]?.asObject?["gen_args_0"]?.asObject?["arg_0"] else { return nil }
    // For chat interfaces, a list around the messages as a JSON text.
    let text = prompt.asString ?? prompt.asArray?.first?.asString
    guard let text else { return nil }
    guard case .array(let messages)? = try? JSONValue(parsing: text) else { return [text] }
    return messages.compactMap { $0.asObject?["content"]?.asString }
  }
}
