package import Artifacts

/// The mechanical checks of generated pairs. They look at words, not at meaning, and let pass what they are not sure of:
/// each false alarm costs a request, or a good pair.
package struct PairChecks: Sendable {
  private let wordings: Wordings

  /// - Parameter wordings: of all languages that are known: a text's language is told by comparing.
  package init(_ wordings: Wordings) {
    self.wordings = wordings
  }

  /// The checks that apply to a section in this language.
  package func checks(for language: String) -> [PairCheck] {
    let wording = wordings[language]
    return PairCheck.allCases.filter { applies($0, wording) }
  }

  private func applies(_ check: PairCheck, _ wording: Wording?) -> Bool {
    switch check {
    case .lengthRatio, .distinctQuestions, .values: true
    case .beginning, .supportedNames: wording != nil
    case .mirroredForm, .language: wording.map { !$0.functionWords.isEmpty } ?? false
    case .bannedPhrases:
      wording.map { ![$0.hedges, $0.sources, $0.parties, $0.reasons, $0.loaded].allSatisfy(\.isEmpty) } ?? false
    case .selfContained: wording.map { ![$0.pronouns, $0.pointing, $0.bare].allSatisfy(\.isEmpty) } ?? false
    }
  }

  /// What is wrong with an issue, in the order of `PairCheck.allCases`.
  ///
  /// - Complexity: O(length of the issue's texts + length of the section), and the section is looked at only if the
  ///   issue holds names.
  package func failures(of issue: GeneratedIssue, in section: SectionRecord) -> [CheckFailure] {
    let wording = wordings[section.language]
    let pair = CheckedPair(issue, wording)
    return PairCheck.allCases.filter { applies($0, wording) }.flatMap { check in
      explanations(check, issue, pair, section).map { CheckFailure(check: check, explanation: $0) }
    }
  }

  private func explanations(
    _ check: PairCheck, _ issue: GeneratedIssue, _ pair: CheckedPair, _ section: SectionRecord
  ) -> [String] {
    switch check {
    case .beginning: pair.beginningFaults()
    case .lengthRatio: pair.lengthFaults()
    case .mirroredForm: pair.mirrorFaults()
    case .bannedPhrases: pair.phraseFaults()
    case .language: pair.languageFaults(known: wordings.all)
    case .selfContained: pair.referenceFaults()
    case .distinctQuestions: pair.identityFaults()
    case .supportedNames: pair.nameFaults(in: section)
    case .values: issue.valueFaults()
    }
  }
}

extension GeneratedIssue {
  fileprivate func valueFaults() -> [String] {
    [("for_values", forValues), ("against_values", againstValues)].compactMap { field, values in
      if values.isEmpty { return "\(field) is empty; name between one and five values." }
      if values.count > 5 { return "\(field) holds \(values.count) values; keep the one to five that matter most." }
      let repeated = values.indices.first { values[..<$0].contains(values[$0]) }
      return repeated.map { "\(field) holds \(values[$0].asQuotation) twice; name each value once." }
    }
  }
}
