/// A name or quotation of a pair, which its section ought to hold.
struct NamedThing {
  let written: String
  let evidence: Evidence

  /// What of it must be found.
  enum Evidence {
    /// More than half of the words, or the last one ("Bush" is enough for "President George W. Bush"), or an acronym.
    case name([NameWord], acronyms: [String])
    /// Half of the words.
    case quotation([String])
    /// Any of these parts: of scripts without capitals or without blanks.
    case anyPart([String])
  }

  struct NameWord {
    let folded: String
    /// With the word before it, if a hyphen joins them.
    let compound: String?
  }
}

extension NamedThing {
  /// The name that a run of capitalised words is, without those that name nothing. `nil` if nothing remains.
  ///
  /// - Parameters:
  ///   - acronyms: the initials of the run, or of the chain that it stands in.
  ///   - placesNeedSupport: whether countries and continents are names like others. A description may have to say where
  ///     its issue is, though the section takes it for known.
  init?(run: [Int], acronyms: [String], of words: [WrittenWord], placesNeedSupport: Bool, _ wording: Wording) {
    let parts = run.filter { index in
      let word = words[index]
      if wording.capitalisesNouns, !word.isAcronym { return false }
      if word.beginsSentence, !word.isAcronym, !wording.isUnspaced { return false }
      // "Gen. Petraeus": a point that ends no sentence.
      let isAbbreviation = word.folded.utf8.count <= 4 && index + 1 < words.count && words[index + 1].beginsSentence
      return !isAbbreviation && word.folded.unicodeScalars.count >= 2 && !wording.functionWords.contains(word.folded)
        && !wording.familiarNames.contains(word.folded)
        && (placesNeedSupport || !wording.places.holds(formOf: word.folded))
        && !word.isRomanNumber
    }
    guard !parts.isEmpty else { return nil }
    written = parts.map { words[$0].written }.joined(separator: " ")
    evidence = .name(
      parts.map { index in
        NameWord(
          folded: words[index].folded,
          compound: words[index].isJoined ? words[index - 1].folded + words[index].folded : nil)
      }, acronyms: acronyms)
  }

  /// What a quotation must have in common with the section. `nil` for words in quotation marks that are no title.
  init?(quotation: String, _ wording: Wording) {
    let letters = quotation.unicodeScalars.filter(\.properties.isAlphabetic)
    guard !letters.isEmpty else { return nil }
    written = quotation
    if letters.contains(where: \.properties.isCased) {
      let words = NameFinder.words(in: quotation).map(\.folded)
        .filter { $0.utf8.count >= 2 && !wording.functionWords.contains($0) && !wording.familiarNames.contains($0) }
      guard letters.contains(where: \.isCapital), !words.isEmpty else { return nil }
      evidence = .quotation(words)
    } else if wording.isUnspaced {
      let pairs = zip(letters, letters.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
      guard !pairs.isEmpty else { return nil }
      evidence = .anyPart(pairs)
    } else {
      let longest = quotation.split(separator: " ").max { $0.unicodeScalars.count < $1.unicodeScalars.count }
      guard let longest else { return nil }
      evidence = .anyPart([Self.withoutArticle(longest)])
    }
  }

  /// Arabic writes its article, "and", and the short prepositions in one with the word.
  private static func withoutArticle(_ word: Substring) -> String {
    word.unicodeScalars.count >= 5 ? String(word.unicodeScalars.dropFirst(2)) : String(word)
  }

  /// Names of persons in katakana: with a point between first and last name. Without one, a word in katakana may be any
  /// word from abroad.
  static func katakanaNames(in text: String) -> [NamedThing] {
    let runs = text.unicodeScalars.split { LetterScript($0) != .katakana && $0 != "・" }
    return runs.compactMap { run in
      let parts = run.split(separator: "・").filter { $0.count >= 2 }.map { String($0) }
      guard parts.count >= 2 else { return nil }
      return NamedThing(written: String(run), evidence: .anyPart(parts))
    }
  }
}

extension WrittenWord {
  fileprivate var isRomanNumber: Bool { folded.unicodeScalars.allSatisfy { "ivxlcdm".unicodeScalars.contains($0) } }
}
