import Foundation

/// A text without what does not tell two texts apart: Unicode compatibility forms (NFKC, UAX #15), letter case,
/// punctuation, and how words are spaced.
///
/// Words are separated by one space. Apostrophes and invisible characters go ("don’t" is "dont"), any other punctuation
/// is a space ("anti-war" is "anti war"), symbols stay ("c++", "$5"). Folding a folded text changes nothing. A text of
/// punctuation alone folds to the empty text.
package struct FoldedText: Hashable, Sendable {
  /// In NFKC, so that equal texts are equal bytes.
  package let text: String

  /// - Parameter limit: the most Unicode scalars that are looked at; two texts that differ only behind it are equal.
  ///   No question that a person can answer comes near it: it bounds the work that a hostile record can cause.
  /// - Complexity: O(*limit*) at most.
  package init(_ original: String, limit: Int = 20_000) {
    text = FoldingTable.fold(original, limit: limit) ?? Self.folded(original, limit: limit)
  }

  /// The bytes of the folded text.
  package static func utf8(of original: String, limit: Int = 20_000) -> [UInt8] {
    FoldingTable.utf8(of: original, limit: limit) ?? Array(folded(original, limit: limit).utf8)
  }

  /// Any text folded, step by step.
  static func folded(_ original: String, limit: Int) -> String {
    var folded = String(bounded(original.unicodeScalars, limit: limit)).precomposedStringWithCompatibilityMapping
    // By way of upper case, which makes "ß" "ss" and a final sigma a sigma.
    folded = spaced(folded.uppercased().lowercased().unicodeScalars)
    // What was dropped may have stood between a letter and its mark, and compatibility forms grow.
    folded = folded.precomposedStringWithCompatibilityMapping
    return trimmed(folded.unicodeScalars.prefix(limit))
  }

  /// The first scalars, with no more than 30 combining marks in a row: the bound of UAX #15's stream-safe text. Without
  /// it, putting marks in canonical order takes quadratic time.
  private static func bounded(_ scalars: String.UnicodeScalarView, limit: Int) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    var run = 0
    for scalar in scalars.prefix(limit) {
      run = scalar.isASCII || scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
      if run <= 30 { result.append(scalar) }
    }
    return result
  }

  private static func spaced(_ scalars: String.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in scalars {
      switch Role(scalar) {
      case .dropped: continue
      case .space: needsSpace = true
      case .kept:
        if needsSpace, !result.isEmpty { result.append(" ") }
        needsSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func trimmed(_ scalars: some BidirectionalCollection<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView(scalars)
    if view.last == " " { view.removeLast() }
    return String(view)
  }
}

extension FoldedText {
  package var words: [Substring] { text.split(separator: " ") }
}

/// What folding does with a scalar.
enum Role {
  case kept
  case space
  case dropped

  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "0"..."9": self = .kept
    case " ": self = .space
    case "'", "\u{2018}", "\u{2019}", "\u{02BC}": self = .dropped
    default: self = Self.looked(up: scalar.properties)
    }
  }

  private static func looked(up properties: Unicode.Scalar.Properties) -> Role {
    if properties.isWhitespace { return .space }
    if properties.isDefaultIgnorableCodePoint { return .dropped }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control:
      return .space
    case .format: return .dropped
    default: return .kept
    }
  }
}
