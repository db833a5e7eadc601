import DataFiles
import Phrases

/// Phrases of one kind.
struct PhraseList: Sendable {
  private var phrases: [Unicode.Scalar: [Phrase]] = [:]

  init() {}

  init(_ node: DataNode, isUnspaced: Bool) throws(DataFileError) {
    for item in try node.sequence(suchAs: "[some say, many believe*]") {
      let phrase = try Phrase(item, isUnspaced: isUnspaced)
      for initial in phrase.initials { phrases[initial, default: []].append(phrase) }
    }
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// Where the first of the phrases stands.
  ///
  /// - Complexity: O(units × phrases with one initial).
  func firstMatch(in units: ArraySlice<String>) -> Range<Int>? {
    units.indices.lazy.compactMap { match(in: units, at: $0) }.first
  }

  /// A phrase before a number does not count: "the article" is a reference to a source, "the article 50" is none.
  func match(in units: ArraySlice<String>, at index: Int) -> Range<Int>? {
    guard index < units.endIndex, let initial = units[index].unicodeScalars.first else { return nil }
    for phrase in phrases[initial] ?? [] {
      let end = phrase.ends(in: units, at: index).first { end in
        end == units.endIndex || units[end].first?.isNumber != true
      }
      if let end { return index..<end }
    }
    return nil
  }
}
