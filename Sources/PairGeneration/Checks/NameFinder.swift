import TextFolding

/// A word as it stands in a text, with what tells names.
struct WrittenWord {
  let written: String
  /// Folded; without points, if it is written as "U.S.".
  let folded: String
  let isCapitalised: Bool
  /// Whether it holds two capitals or more, as "WHO" and "COVID".
  let isAcronym: Bool
  /// Whether it is capitalised, or may be, only for beginning a sentence.
  let beginsSentence: Bool
  /// Whether it stands right after the word before it, so that both may be one name.
  let continues: Bool
  /// Whether a hyphen joins it to the word before it.
  let isJoined: Bool
}

/// Finds words, names and numbers in a text.
///
/// Words are letters, marks and digits in a row; apostrophes and hyphens divide them. Characters of scripts without
/// blanks are no words here, but what stands between them is: Latin names in Chinese and Japanese.
enum NameFinder {
  /// Small words within names, as in "Ursula von der Leyen" and "Department of Justice".
  private static let particles: Set<String> = [
    "of", "de", "da", "di", "do", "dos", "das", "del", "della", "des", "du", "van", "von", "der", "den", "ter", "la",
    "le", "bin", "ibn", "al", "el",
  ]

  /// - Complexity: O(length).
  static func words(in text: String) -> [WrittenWord] {
    let scalars = Array(text.unicodeScalars)
    var words: [WrittenWord] = []
    var end = 0
    for range in WordRanges(scalars) {
      let letters = scalars[range]
      let folded = fold(letters)
      let gap = scalars[end..<range.lowerBound]
      let beginsSentence = words.isEmpty || Self.endsSentence(gap, after: words.last)
      let capitals = letters.count { $0.isCapital }
      words.append(
        WrittenWord(
          written: String(String.UnicodeScalarView(letters)), folded: folded,
          isCapitalised: letters.first?.isCapital == true || capitals >= 2, isAcronym: capitals >= 2,
          beginsSentence: beginsSentence,
          continues: !words.isEmpty && !beginsSentence
            && gap.allSatisfy { $0 == " " || $0 == "-" || $0 == "." || $0 == "'" || $0 == "’" || $0 == "\u{A0}" },
          isJoined: !words.isEmpty && gap.count == 1
            && (gap.first == "-" || gap.first == "‐" || gap.first == "‑")))
      end = range.upperBound
    }
    return words
  }

  static func fold(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    FoldedText(String(String.UnicodeScalarView(letters.filter { $0 != "." }))).text
  }

  private static func endsSentence(_ gap: ArraySlice<Unicode.Scalar>, after word: WrittenWord?) -> Bool {
    if gap.contains(where: { $0 == "?" || $0 == "!" || $0 == ":" || $0 == "…" || $0 == "\n" }) { return true }
    // An initial: "George W. Bush".
    return gap.contains(".") && word?.folded.unicodeScalars.count != 1
  }

  /// Runs of capitalised words, with their particles; of each run the words that are capitalised.
  static func names(in words: [WrittenWord]) -> [[Int]] {
    var names: [[Int]] = []
    var name: [Int] = []
    for index in words.indices {
      let word = words[index]
      let isParticle = !word.isCapitalised && particles.contains(word.folded)
      if !word.continues, !name.isEmpty {
        names.append(name)
        name = []
      }
      if word.isCapitalised {
        name.append(index)
      } else if !isParticle, !word.isJoined, !name.isEmpty {
        names.append(name)
        name = []
      }
    }
    return name.isEmpty ? names : names + [name]
  }

  /// Runs that may be one name, with small words between them: "Food and Drug Administration".
  static func chains(of names: [[Int]], in words: [WrittenWord]) -> [[[Int]]] {
    var chains: [[[Int]]] = []
    for name in names {
      if let last = chains.last?.last?.last, let first = name.first, first - last <= 3,
        words[last + 1...first].allSatisfy(\.continues),
        words[last + 1..<first].allSatisfy({ $0.folded.unicodeScalars.count <= 3 })
      {
        chains[chains.count - 1].append(name)
      } else {
        chains.append([name])
      }
    }
    return chains
  }
}
