extension CheckedPair {
  /// - Parameter known: the wordings of all languages.
  func languageFaults(known: [Wording]) -> [String] {
    guard let wording else { return [] }
    let texts = [
      ("issue_description", [description]), ("The questions", questions),
    ]
    return texts.compactMap { name, texts in
      let sample = LanguageSample(texts)
      guard wording.isOtherwise(sample, known: known) else { return nil }
      let verb = texts.count == 1 ? "is" : "are"
      return "\(name) \(verb) not in the section's language, whose code is \(wording.language.asQuotation)."
    }
  }
}

/// What tells the language of some texts: their letters and words, without what is quoted.
struct LanguageSample {
  private(set) var words: [String] = []
  /// How many letters are of each script; of scripts with blanks, how many words.
  private(set) var scripts: [LetterScript: Int] = [:]

  fileprivate init(_ texts: [CheckedText]) {
    for text in texts {
      for word in text.plainWords {
        words.append(String(word))
        var last: LetterScript?
        for scalar in word.unicodeScalars {
          guard let script = LetterScript(scalar) else { continue }
          if script.isUnspaced || script != last { scripts[script, default: 0] += 1 }
          last = script
        }
      }
    }
  }
}

extension Wording {
  /// Whether a text is clearly in another language: in another script, or with the common words of another language
  /// and hardly any of this one.
  fileprivate func isOtherwise(_ sample: LanguageSample, known: [Wording]) -> Bool {
    let all = sample.scripts.values.reduce(0, +)
    let own = sample.scripts.reduce(0) { $0 + (scripts.contains($1.key) ? $1.value : 0) }
    // Names may stand in the letters of other languages, but not make up a text.
    if all >= 4, own * 4 < all { return true }
    if isUnspaced { return isOtherwise(sample.scripts, own) }
    let hits = sample.words.count { functionWords.contains($0) }
    if hits == 0, sample.words.count >= 20 { return true }
    return known.contains { other in
      guard other.language != language, !other.isUnspaced, other.scripts == scripts else { return false }
      // Words of both languages tell nothing.
      let foreign = sample.words.count { other.functionWords.contains($0) && !functionWords.contains($0) }
      let native = sample.words.count { functionWords.contains($0) && !other.functionWords.contains($0) }
      return foreign >= 4 && native * 4 <= foreign || foreign >= 2 && native == 0 && sample.words.count >= 8
    }
  }

  /// Japanese has kana in every sentence, Chinese none or next to none.
  private func isOtherwise(_ counts: [LetterScript: Int], _ own: Int) -> Bool {
    let kana = counts[.hiragana, default: 0]
    if scripts.contains(.hiragana) { return own >= 12 && kana == 0 && counts[.katakana, default: 0] == 0 }
    return kana >= 4 && kana * 4 >= counts[.han, default: 0]
  }
}
