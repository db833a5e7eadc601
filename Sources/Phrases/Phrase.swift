package import DataFiles
import TextFolding

/// Words to look for, as in `^ some|many people argue*`: `|` between words that may stand in one place, `*` for a
/// word's open end, `-` between words that stand in one place together, `^` at the beginning and `$` in the last place
/// for those of the text.
package struct Phrase: Sendable {
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

  package init(_ node: DataNode, isUnspaced: Bool) throws(DataFileError) {
    try self.init(try node.string(), at: node, isUnspaced: isUnspaced)
  }

  /// - Parameters:
  ///   - written: the phrase as it is written.
  ///   - node: what holds it, for the error.
  init(_ written: String, at node: DataNode, isUnspaced: Bool) throws(DataFileError) {
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

  /// A single word, folded.
  package init(word: String, isUnspaced: Bool) {
    places = [[Alternative(units: FoldedText(word).units(isUnspaced: isUnspaced), isOpen: false)]]
  }

  /// The first letters of what matches.
  package var initials: Set<Unicode.Scalar> { Set(places[0].compactMap { $0.units[0].unicodeScalars.first }) }

  /// The ends of the matches that begin at an index, in the order of the alternatives.
  package func ends(in units: ArraySlice<String>, at index: Int) -> [Int] {
    var ends: [Int] = []
    if !isAtStart || index == units.startIndex { addEnds(in: units, at: index, place: 0, to: &ends) }
    return ends
  }

  private func addEnds(in units: ArraySlice<String>, at index: Int, place: Int, to ends: inout [Int]) {
    guard place < places.count else { return ends.append(index) }
    for alternative in places[place] where alternative.matches(units[index...]) {
      addEnds(in: units, at: index + alternative.units.count, place: place + 1, to: &ends)
    }
  }
}
