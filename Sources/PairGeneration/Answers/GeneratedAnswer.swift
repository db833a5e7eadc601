package import Artifacts
package import Taxonomies

/// What the generator says of a section.
package struct GeneratedAnswer: Sendable, Equatable {
  package let content: SectionContent
  package let issues: [GeneratedIssue]

  init(content: SectionContent, issues: [GeneratedIssue]) {
    self.content = content
    self.issues = issues
  }

  /// Reads the generator's answer: `{"section_holds": …, "issues": [ … ]}`.
  ///
  /// - Throws: `RecordError` or `JSONError` that says what is wrong with it.
  package init(parsing answer: String, taxonomy: Taxonomy, maximumIssues: Int) throws {
    guard case .object(let object) = try JSONValue(parsing: answer) else {
      throw RecordError("the answer is no JSON object")
    }
    let word = try object.string("section_holds")
    guard let content = SectionContent(rawValue: word) else {
      throw RecordError("\"\(word.prefix(60))\" is nothing that a section holds")
    }
    let issues = try object.array("issues")
    guard issues.count <= maximumIssues else {
      throw RecordError("there are \(issues.count) issues, and at most \(maximumIssues) may be")
    }
    guard issues.isEmpty != (content == .issuesOfValue) else {
      throw RecordError("there are \(issues.count) issues, and section_holds is \"\(word)\"")
    }
    self.content = content
    self.issues = try issues.map { value in
      guard let issue = value.asObject else { throw RecordError("an issue is no JSON object") }
      return try GeneratedIssue(issue, taxonomy)
    }
  }

  var json: JSONValue {
    ["section_holds": .string(content.rawValue), "issues": .array(issues.map(\.json))]
  }

  /// The JSON Schema of the answer.
  package static func schema(_ taxonomy: Taxonomy) -> JSONValue {
    [
      "type": "object",
      "properties": [
        "section_holds": ["type": "string", "enum": .strings(SectionContent.allCases.map(\.rawValue))],
        "issues": ["type": "array", "items": GeneratedIssue.schema(taxonomy)],
      ],
      "required": ["section_holds", "issues"], "additionalProperties": false,
    ]
  }
}

/// What a section tells of: issues of value, or why it has none.
package enum SectionContent: String, Sendable, CaseIterable {
  case issuesOfValue = "issues of value"
  case facts = "only facts that evidence settles"
  case misconduct = "only misconduct that nobody defends"
  case insiders = "only quarrels of insiders"
  case taste = "only taste or gossip"
  case noDispute = "no dispute"
  case tooLittle = "too little to tell"
}
