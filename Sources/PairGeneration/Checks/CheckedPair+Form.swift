extension CheckedPair {
  func beginningFaults() -> [String] {
    guard let wording else { return [] }
    let missing = questions.filter { $0.form == nil }.map { question in
      "\(question.field) does not have the form \(wording.questionForm.asQuotation)."
    }
    guard missing.isEmpty else { return missing }
    let empty = questions.filter(\.assertion.isEmpty)
    guard empty.isEmpty else {
      return empty.map { "\($0.field) asserts nothing in the place of the … of \(wording.questionForm.asQuotation)." }
    }
    guard forQuestion.form != againstQuestion.form else { return [] }
    return ["The questions begin or end differently; both must have the form \(wording.questionForm.asQuotation)."]
  }

  /// The assertion of the shorter question must have three fifths of the other's characters. Two assertions of one
  /// proposition come near each other ("… should be abolished", "… should be kept"), and the lengths lie further apart
  /// only where one side brings what the other leaves out. A difference of a word or two is none, however short they are.
  func lengthFaults() -> [String] {
    let lengths = questions.map { question in question.assertion.reduce(0) { $0 + $1.unicodeScalars.count } }
    let slack = wording?.isUnspaced == true ? 8 : 20
    guard let shorter = lengths.min(), let longer = lengths.max(), shorter * 5 < longer * 3, longer - shorter > slack
    else { return [] }
    return [
      "for_question asserts its side in \(lengths[0]) letters and against_question in \(lengths[1]); make them of about one length."
    ]
  }

  func mirrorFaults() -> [String] {
    guard let wording else { return [] }
    let long = questions.filter { SentenceScan($0.quoted.plain).count > 1 }
    guard long.isEmpty else { return long.map { "\($0.field) is more than one sentence." } }
    guard SentenceScan(forQuestion.original).closing == SentenceScan(againstQuestion.original).closing else {
      return ["The questions end in different punctuation."]
    }
    let words = questions.map { wording.contentUnits($0.assertion) }
    guard let fewest = words.map(\.count).min(), fewest > 0 else { return [] }
    var forms = WordForms()
    for word in words[0] { forms.insert(word) }
    let shared = words[1].count { forms.holds(formOf: $0) }
    // One word in five: "zoos should be closed" and "keeping animals in zoos is right" share one of three.
    guard shared * 5 < fewest else { return [] }
    return ["The questions have too few words in common to be opposite sides of one proposition; put them alike."]
  }

  func identityFaults() -> [String] {
    let ignored = wording.map { $0.functionWords.subtracting($0.negations) } ?? []
    let words = questions.map { $0.assertion.filter { !ignored.contains($0) } }
    guard words[0] == words[1] else { return [] }
    return ["The questions assert the same; against_question must assert the opposite of for_question."]
  }
}

extension Wording {
  /// The different words that carry meaning; pairs of characters where there are no blanks between words.
  fileprivate func contentUnits(_ units: ArraySlice<String>) -> Set<String> {
    guard isUnspaced else { return Set(units).subtracting(functionWords).subtracting(negations) }
    var pairs: Set<String> = []
    for (first, second) in zip(units, units.dropFirst())
    where !first.isHiragana && !second.isHiragana && !functionWords.contains(first) && !functionWords.contains(second) {
      pairs.insert(first + second)
    }
    return pairs
  }
}

extension String {
  fileprivate var isHiragana: Bool { unicodeScalars.first.map { LetterScript($0) == .hiragana } ?? false }
}
