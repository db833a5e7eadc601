extension Unicode.Scalar {
  /// Whether this is a character of Chinese or Japanese, which are written without blanks between words: a Han
  /// character, hiragana or katakana. Each counts as a word of its own when texts are compared. Constant time.
  var isUnspaced: Bool {
    switch value {
    case 0..<0x3005: false
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether this can be left out of any text without a change to its words: marks of direction, soft hyphens, Arabic
  /// vowel signs (tashkeel) and lengthening strokes (tatweel), the stress mark of Cyrillic. Constant time.
  var isIgnorable: Bool {
    switch value {
    case 0..<0xAD: false
    case 0xAD, 0x0301, 0x0640, 0x064B...0x0655, 0x0670, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
