extension CheckedPair {
  func phraseFaults() -> [String] {
    guard let wording else { return [] }
    var faults: [String] = []
    // A neutral description may well say that critics and supporters disagree.
    if let found = wording.sources.firstMatch(in: description.plainUnits[...]) {
      faults.append("issue_description refers to its source with \(quotation(description.plainUnits[found])).")
    }
    for question in questions {
      let banned = [
        (wording.hedges, "hedges with", "assert the side plainly"),
        (wording.sources, "refers to its source with", "say what it says itself"),
        (wording.parties, "speaks of those who hold a view with", "assert the view itself"),
        (wording.reasons, "gives a reason with", "assert the side without reasons"),
        (wording.loaded, "uses the loaded word", "use a neutral one"),
      ]
      for (phrases, fault, remedy) in banned {
        guard let found = phrases.firstMatch(in: question.plainAssertion) else { continue }
        faults.append("\(question.field) \(fault) \(quotation(question.plainUnits[found])); \(remedy).")
      }
    }
    return faults
  }

  func referenceFaults() -> [String] {
    guard let wording else { return [] }
    var faults: [String] = []
    for text in texts {
      if let pronoun = danglingBeginning(text.plainAssertion, wording) {
        faults.append("\(text.field) begins with \(quotation(pronoun)), which refers to nothing; name what is meant.")
      }
    }
    for question in questions {
      let units = question.plainAssertion
      if let found = wording.pointing.firstMatch(in: units) {
        faults.append("\(question.field) says \(quotation(units[found])) without saying which; name it.")
      } else if let found = wording.bare.firstMatch(in: units), !holdsName(question, besides: units[found], wording) {
        faults.append("\(question.field) says \(quotation(units[found])) but names none; name what is meant.")
      }
    }
    return faults
  }

  /// A pronoun at the beginning, unless words follow that it merely announces.
  private func danglingBeginning(_ units: ArraySlice<String>, _ wording: Wording) -> ArraySlice<String>? {
    guard let found = wording.pronouns.match(in: units, at: units.startIndex) else { return nil }
    let announced = wording.impersonal[units[found.lowerBound]] ?? []
    return units[found.upperBound...].contains(where: announced.contains) ? nil : units[found]
  }

  private func holdsName(_ question: CheckedText, besides units: ArraySlice<String>, _ wording: Wording) -> Bool {
    if !question.quoted.quotations.isEmpty { return true }
    if question.assertion.contains(where: { $0.unicodeScalars.count >= 3 && $0.allSatisfy(\.isNumber) }) { return true }
    return NameFinder.words(in: question.quoted.plain).contains { word in
      word.isCapitalised && !word.beginsSentence && !units.contains(word.folded)
    }
  }

  private func quotation(_ units: ArraySlice<String>) -> String {
    units.joined(separator: wording?.isUnspaced == true ? "" : " ").asQuotation
  }
}
