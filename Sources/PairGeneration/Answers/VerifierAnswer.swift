import Artifacts

/// What the verifier says of a pair, by the order in which it saw the two questions.
struct VerifierAnswer: Sendable, Equatable {
  let proposition: String
  let remarks: String
  let isOpposed: Bool
  let question1: PairVerdict.Question
  let question2: PairVerdict.Question

  /// Longest proposition or remark that is kept, in characters.
  private static let maximumTextLength = 2_000
  private static let questions = ["question_1", "question_2"]

  /// - Throws: `RecordError` or `JSONError` that says what is wrong with the answer.
  init(parsing answer: String) throws {
    guard case .object(let object) = try JSONValue(parsing: answer) else {
      throw RecordError("the answer is no JSON object")
    }
    proposition = String(try object.string("proposition").trimmingWhitespace.prefix(Self.maximumTextLength))
    remarks = String(try object.string("remarks").trimmingWhitespace.prefix(Self.maximumTextLength))
    isOpposed = try object.bool("opposed")
    question1 = try PairVerdict.Question(object, named: Self.questions[0])
    question2 = try PairVerdict.Question(object, named: Self.questions[1])
    guard !isOpposed || !proposition.isEmpty else {
      throw RecordError("the questions are opposed, and the proposition is missing")
    }
  }

  /// What the offline model can say: nothing is confirmed.
  static var disagreement: String {
    var answer: JSONObject = ["proposition": "", "remarks": "The offline model understands nothing.", "opposed": false]
    for question in questions { answer.append(contentsOf: unconfirmed.json(named: question)) }
    return JSONValue.object(answer).text
  }

  private static let unconfirmed = PairVerdict.Question(
    isValueLaden: false, isSelfContained: false, isNeutralInPremise: false)

  /// The JSON Schema of the answer.
  static var schema: JSONValue {
    var properties: JSONObject = [
      "proposition": ["type": "string"], "remarks": ["type": "string"], "opposed": ["type": "boolean"],
    ]
    for field in questions.flatMap({ unconfirmed.json(named: $0).members }) {
      properties[field.key] = ["type": "boolean"]
    }
    return [
      "type": "object", "properties": .object(properties), "required": .strings(properties.members.map(\.key)),
      "additionalProperties": false,
    ]
  }
}
