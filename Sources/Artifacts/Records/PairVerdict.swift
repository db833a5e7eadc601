/// What a second model found when it saw a pair's issue and its two questions, without knowing which is which.
package struct PairVerdict: Sendable, Equatable {
  /// What it found of one question.
  package struct Question: Sendable, Equatable {
    /// Whether the answer turns on what one holds dear, and not on facts alone.
    package let isValueLaden: Bool
    /// Whether somebody who has read nothing else understands it.
    package let isSelfContained: Bool
    /// Whether it takes nothing false or contested for granted besides its own side.
    package let isNeutralInPremise: Bool

    package init(isValueLaden: Bool, isSelfContained: Bool, isNeutralInPremise: Bool) {
      self.isValueLaden = isValueLaden
      self.isSelfContained = isSelfContained
      self.isNeutralInPremise = isNeutralInPremise
    }

    /// Reads the fields that begin with the question's name, such as `for_value_laden`.
    package init(_ object: JSONObject, named name: String) throws(RecordError) {
      isValueLaden = try object.bool("\(name)_value_laden")
      isSelfContained = try object.bool("\(name)_self_contained")
      isNeutralInPremise = try object.bool("\(name)_neutral_premise")
    }

    /// The question's fields, by its name.
    package func json(named name: String) -> JSONObject {
      [
        "\(name)_value_laden": .bool(isValueLaden), "\(name)_self_contained": .bool(isSelfContained),
        "\(name)_neutral_premise": .bool(isNeutralInPremise),
      ]
    }
  }

  /// The model that was asked.
  package let verifier: String
  /// The first digits of the SHA-256 of the prompt that it was asked with.
  package let promptVersion: String
  /// The one proposition that it takes the questions to be about, in its own words.
  package let proposition: String
  /// Whether one question affirms that proposition and the other denies it.
  package let isOpposed: Bool
  package let forQuestion: Question
  package let againstQuestion: Question
  /// What it found wrong, in its own words.
  package let remarks: String

  package init(
    verifier: String, promptVersion: String, proposition: String, isOpposed: Bool, forQuestion: Question,
    againstQuestion: Question, remarks: String
  ) {
    self.verifier = verifier
    self.promptVersion = promptVersion
    self.proposition = proposition
    self.isOpposed = isOpposed
    self.forQuestion = forQuestion
    self.againstQuestion = againstQuestion
    self.remarks = remarks
  }

  init(_ object: JSONObject) throws(RecordError) {
    verifier = try object.string("verifier")
    promptVersion = try object.string("prompt_version")
    proposition = try object.string("proposition")
    isOpposed = try object.bool("opposed")
    forQuestion = try Question(object, named: "for")
    againstQuestion = try Question(object, named: "against")
    remarks = try object.string("remarks")
  }

  package var json: JSONObject {
    var json: JSONObject = [
      "verifier": .string(verifier), "prompt_version": .string(promptVersion), "proposition": .string(proposition),
      "opposed": .bool(isOpposed),
    ]
    json.append(contentsOf: forQuestion.json(named: "for"))
    json.append(contentsOf: againstQuestion.json(named: "against"))
    json["remarks"] = .string(remarks)
    return json
  }
}
