import Foundation

/// Text as headings, titles and patterns are compared: NFKC, no case, no punctuation, single blanks.
///
/// `&`, `+` and `/` are "and", dashes are `-`, quotation marks are gone, an apostrophe stays within a word. A character
/// of Chinese or Japanese is a word; letters that `LetterFolding` knows are the ones they stand for.
struct FoldedText: Sendable, Equatable {
  let words: [String]
  let text: String

  /// Linear in the length of the text.
  init(_ text: String) {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let normal = isASCII ? text : text.precomposedStringWithCompatibilityMapping
    var words: [String] = []
    // In UTF-8: a string's scalars cost several times as much to append to.
    var word: [UInt8] = []
    func end() {
      while let last = word.last, last == UInt8(ascii: "'") || last == UInt8(ascii: "-") { word.removeLast() }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in normal.unicodeScalars {
      switch Self.role(of: scalar) {
      case .letter: Self.appendFolded(scalar, to: &word)
      case .wholeWord:
        end()
        Self.appendFolded(scalar, to: &word)
        end()
      case .inner: if !word.isEmpty { word.append(UInt8(ascii: Self.isDash(scalar) ? "-" : "'")) }
      case .nothing: continue
      case .blank: end()
      case .conjunction:
        end()
        words.append("and")
      }
    }
    end()
    self.words = words
    self.text = words.joined(separator: " ")
  }

  private enum Role { case letter, wholeWord, inner, nothing, blank, conjunction }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": .letter
    case " ", "\t", "\n", ",", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "|", "*", "…", "¿", "¡", "—": .blank
    case "、", "。", "・", "〜", "【", "】", "،", "؛", "؟": .blank
    case "&", "+", "/": .conjunction
    case "'", "’", "‘", "ʼ", "-": .inner
    case ".", "\"", "“", "”", "„", "«", "»", "`", "#": .nothing
    case "‚", "‹", "›", "「", "」", "『", "』", "《", "》", "〈", "〉": .nothing
    default: otherRole(of: scalar)
    }
  }

  private static func otherRole(of scalar: Unicode.Scalar) -> Role {
    if isDash(scalar) { return .inner }
    if scalar.isUnspaced { return .wholeWord }
    if scalar.isIgnorable { return .nothing }
    return scalar.properties.isWhitespace ? .blank : .letter
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
  }

  /// Full case folding, near enough: upper case, then lower case, without regard to a language.
  private static func appendFolded(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      word.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      return
    }
    for upper in scalar.properties.uppercaseMapping.unicodeScalars {
      for lower in upper.properties.lowercaseMapping.unicodeScalars {
        word += UTF8.encode(LetterFolding.folded(lower)).map(Array.init) ?? []
      }
    }
  }
}
