import DataFiles
import TextFolding

/// Words to look for, as in `^ some|many people argue*`: `|` between words that may stand in one place, `*` for a
/// word's open end, `^` at the beginning and `$` in the last place for those of the text.
struct Phrase: Sendable {
  private struct Alternative: Sendable {
    let units: [String]
    let isOpen: Bool

    /// The end of the text.
    static let end = Alternative(units: [], isOpen: false)

    func matches(_ found: ArraySlice<String>) -> Bool {
      if units.isEmpty { return found.isEmpty }
      guard isOpen else { return found.starts(with: units) }
      return found.starts(with: units) { $0.hasPrefix($1) }
    }
  }

  /// For each place, what may stand there.
  private var places: [[Alternative]] = []
  private var isAtStart = false

  init(_ node: DataNode, isUnspaced: Bool) throws(DataFileError) {
    let written = try node.string()
    var words = written.split(separator: " ")
    if words.first == "^" {
      isAtStart = true
      words.removeFirst()
    }
    for (index, word) in words.enumerated() {
      var alternatives: [Alternative] = []
      for part in word.split(separator: "|", omittingEmptySubsequences: false) {
        if part == "$", index == words.count - 1 {
          alternatives.append(.end)
          continue
        }
        let isOpen = part.hasSuffix("*")
        let units = FoldedText(String(part)).units(isUnspaced: isUnspaced)
        guard !units.isEmpty, !part.dropLast().contains("*") else {
          throw node.fault("In the phrase `\(written)`, \"\(part)\" is no word with or without a * at its end.")
        }
        guard !isOpen || !isUnspaced else {
          throw node.fault("The phrase `\(written)` needs no *: phrases of this language match within any text.")
        }
        alternatives.append(Alternative(units: units, isOpen: isOpen))
      }
      places.append(alternatives)
    }
    guard let first = places.first, first.allSatisfy({ !$0.units.isEmpty }) else {
      throw node.fault("The phrase `\(written)` holds no words.")
    }
  }

  /// The first letters of what matches.
  var initials: Set<Unicode.Scalar> { Set(places[0].compactMap { $0.units[0].unicodeScalars.first }) }

  /// The end of a match that begins at an index. A phrase before a number does not count: "the article" is a reference
  /// to a source, "the article 50" is none.
  func end(in units: ArraySlice<String>, at index: Int) -> Int? {
    if isAtStart, index != units.startIndex { return nil }
    return end(in: units, at: index, place: 0)
  }

  private func end(in units: ArraySlice<String>, at index: Int, place: Int) -> Int? {
    guard place < places.count else {
      return index < units.endIndex && units[index].first?.isNumber == true ? nil : index
    }
    for alternative in places[place] where alternative.matches(units[index...]) {
      if let end = end(in: units, at: index + alternative.units.count, place: place + 1) { return end }
    }
    return nil
  }
}
