import Artifacts
import Taxonomies

/// An issue as the generator writes it.
package struct GeneratedIssue: Sendable, Equatable {
  package let issueDescription: String
  package let forQuestion: String
  package let againstQuestion: String
  package let category: String
  package let issueScale: String
  package let forValues: [String]
  package let againstValues: [String]

  /// Longest description or question, in characters: more is no question but an essay.
  static let maximumTextLength = 2_000

  init(_ object: JSONObject, _ taxonomy: Taxonomy) throws(RecordError) {
    func text(_ key: String) throws(RecordError) -> String {
      let text = try object.string(key).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard text.contains(where: \.isLetter) else { throw RecordError("the field \"\(key)\" holds no words") }
      guard text.count <= Self.maximumTextLength else {
        throw RecordError("the field \"\(key)\" is longer than \(Self.maximumTextLength) characters")
      }
      guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
        throw RecordError("the field \"\(key)\" holds control characters")
      }
      return text
    }
    func label(_ key: String, from allowed: [String]) throws(RecordError) -> String {
      let label = try object.string(key)
      guard allowed.contains(label) else { throw RecordError("\"\(label.prefix(60))\" is no \(key)") }
      return label
    }
    let valueNames = taxonomy.values.map(\.name)
    func values(_ key: String) throws(RecordError) -> [String] {
      let values = try object.strings(key)
      if let unknown = values.first(where: { !valueNames.contains($0) }) {
        throw RecordError("\"\(unknown.prefix(60))\" is none of the values")
      }
      return values
    }
    issueDescription = try text("issue_description")
    forQuestion = try text("for_question")
    againstQuestion = try text("against_question")
    category = try label("category", from: taxonomy.categories.map(\.name))
    issueScale = try label("issue_scale", from: Taxonomy.issueScales)
    forValues = try values("for_values")
    againstValues = try values("against_values")
  }

  /// The JSON Schema of an issue.
  static func schema(_ taxonomy: Taxonomy) -> JSONValue {
    func choice(_ names: [String]) -> JSONValue { ["type": "string", "enum": .strings(names)] }
    let values: JSONValue = ["type": "array", "items": choice(taxonomy.values.map(\.name))]
    let properties: JSONObject = [
      "issue_description": ["type": "string"],
      "for_question": ["type": "string"],
      "against_question": ["type": "string"],
      "category": choice(taxonomy.categories.map(\.name)),
      "issue_scale": choice(Taxonomy.issueScales),
      "for_values": values,
      "against_values": values,
    ]
    return [
      "type": "object", "properties": .object(properties), "required": .strings(properties.members.map(\.key)),
      "additionalProperties": false,
    ]
  }

  var json: JSONValue {
    [
      "issue_description": .string(issueDescription), "for_question": .string(forQuestion),
      "against_question": .string(againstQuestion), "category": .string(category),
      "issue_scale": .string(issueScale), "for_values": .strings(forValues), "against_values": .strings(againstValues),
    ]
  }
}

extension GeneratedIssue {
  init(
    issueDescription: String, forQuestion: String, againstQuestion: String, category: String, issueScale: String,
    forValues: [String], againstValues: [String]
  ) {
    self.issueDescription = issueDescription
    self.forQuestion = forQuestion
    self.againstQuestion = againstQuestion
    self.category = category
    self.issueScale = issueScale
    self.forValues = forValues
    self.againstValues = againstValues
  }
}
