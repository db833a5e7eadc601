/// The script of a letter, as far as it tells languages apart.
enum LetterScript: Hashable {
  case latin
  case cyrillic
  case arabic
  case han
  case hiragana
  case katakana
  case other

  /// `nil` if it is no letter.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0..<0xAA: return nil
    case 0x3041...0x309F: self = .hiragana
    case 0x30FB: return nil
    case 0x30A1...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .katakana
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    case _ where !scalar.properties.isAlphabetic: return nil
    case 0xAA...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A: self = .latin
    case 0x400...0x52F: self = .cyrillic
    case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
    default: self = .other
    }
  }

  /// Whether words in it have no blanks between them.
  var isUnspaced: Bool { self == .han || self == .hiragana || self == .katakana }
}
