import Artifacts
import DataFiles
import Phrases
import TextFolding

/// Finds in the questions of one language what tells which side they take.
struct PolarityCueFinder: Sendable {
  private struct Entry: Sendable {
    let phrase: Phrase
    let meaning: PolarityCue.Meaning
  }

  private let isUnspaced: Bool
  /// By the first letters of what matches.
  private var entries: [Unicode.Scalar: [Entry]] = [:]

  /// - Throws: `DataFileError` with the line of what is wrong.
  init(_ file: DataFile) throws(DataFileError) {
    let content = try WordingFile(file)
    isUnspaced = content.isUnspaced
    var turns = TurningPhrases()
    for (key, value) in content.entries { try turns.read(key, value, isUnspaced: isUnspaced) }
    add(turns)
  }

  private mutating func add(_ turns: TurningPhrases) {
    for phrase in turns.idioms { add(phrase, .idiom) }
    for word in turns.negations {
      add(Phrase(word: word, isUnspaced: isUnspaced), turns.concord.contains(word) ? .concord : .negation)
    }
    for (row, opposites) in turns.opposites.enumerated() {
      for phrase in opposites.left { add(phrase, .left(row: row)) }
      for phrase in opposites.right { add(phrase, .right(row: row)) }
    }
  }

  private mutating func add(_ phrase: Phrase, _ meaning: PolarityCue.Meaning) {
    for initial in phrase.initials { entries[initial, default: []].append(Entry(phrase: phrase, meaning: meaning)) }
  }

  /// The cues of a question, in their order. One inside a longer one is none: "legal" in "no longer legal" where that is
  /// a phrase, 合法 in 不合法.
  ///
  /// - Complexity: O(length).
  func cues(in question: String) -> [PolarityCue] {
    let units = FoldedText(question).units(isUnspaced: isUnspaced)[...]
    var cues: [PolarityCue] = []
    var covered = 0
    for index in units.indices {
      guard let (end, meanings) = longestMatch(in: units, at: index), end > covered else { continue }
      covered = end
      guard !meanings.contains(.idiom) else { continue }
      let text = units[index..<end].joined(separator: isUnspaced ? "" : " ")
      cues.append(PolarityCue(text: text, meanings: meanings))
    }
    return cues
  }

  /// The longest match that begins at an index, and all that it means.
  private func longestMatch(
    in units: ArraySlice<String>, at index: Int
  ) -> (end: Int, meanings: [PolarityCue.Meaning])? {
    guard let initial = units[index].unicodeScalars.first else { return nil }
    var (longest, meanings): (Int, [PolarityCue.Meaning]) = (index, [])
    for entry in entries[initial] ?? [] {
      guard let end = entry.phrase.ends(in: units, at: index).max(), end >= longest else { continue }
      if end > longest { (longest, meanings) = (end, []) }
      if !meanings.contains(entry.meaning) { meanings.append(entry.meaning) }
    }
    return meanings.isEmpty ? nil : (longest, meanings)
  }
}
