package import Artifacts
import LanguageModels
import Prompts
import Taxonomies

/// Asks which values of a taxonomy a response demonstrates.
package struct ValueLabels: Sendable {
  let files: [DataFile]
  let schema: AnswerSchema
  private let template: PromptTemplate
  private let values: [Taxonomy.Value]

  /// - Parameters:
  ///   - prompt: the template of the question.
  ///   - taxonomy: the file of the values.
  /// - Throws: `PromptError`, `DataFileError`.
  package init(prompt: DataFile, taxonomy: DataFile) throws {
    template = try PromptTemplate(prompt, showing: ["mark", "values", "question", "answer"])
    let values = try Taxonomy.values(in: taxonomy)
    self.values = values
    files = [prompt, taxonomy]
    schema = AnswerSchema.reading(name: "values", schema: Self.schema(of: values)) { answer in
      _ = try Self.read(answer, values)
    }
  }

  private static let field = "values"

  private static func schema(of values: [Taxonomy.Value]) -> JSONValue {
    let item: JSONValue = ["type": "string", "enum": .strings(values.map(\.name))]
    return [
      "type": "object", "properties": [field: ["type": "array", "items": item]], "required": [.string(field)],
      "additionalProperties": false,
    ]
  }

  func request(_ kind: RequestKind, question: String, answer: String) -> StageRequest {
    let prompt = template.text([
      "mark": PromptTemplate.mark(for: [question, answer]),
      "values": values.map { "- \($0.name): \($0.definition)" }.joined(separator: "\n"), "question": question,
      "answer": answer,
    ])
    return kind.request(prompt: prompt) { offlineAnswer(to: answer) }
  }

  /// The values that an answer names, in the taxonomy's order, each once.
  func values(in answer: String) throws(LabelError) -> [String] { try Self.read(answer, values) }

  private static func read(_ answer: String, _ values: [Taxonomy.Value]) throws(LabelError) -> [String] {
    guard let object = (try? JSONValue(parsing: answer))?.asObject, object.members.count == 1,
      let named = object[field]?.asStrings
    else { throw LabelError("the answer is no JSON object with the one field \"\(field)\", a list of strings") }
    let known = values.map(\.name)
    if let other = named.first(where: { !known.contains($0) }) {
      throw LabelError("\"\(other.prefix(40))\" is none of the values")
    }
    return known.filter(named.contains)
  }

  /// The offline model, which cannot read, names the values of whose definition the answer holds a longer word.
  private func offlineAnswer(to answer: String) -> String {
    let text = answer.lowercased()
    let found = values.filter { value in
      value.definition.lowercased().split { !$0.isLetter }.contains { $0.count >= 8 && text.contains($0) }
    }
    return JSONValue.object([Self.field: .strings(found.map(\.name))]).text
  }
}

/// Why an answer names no values.
struct LabelError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
