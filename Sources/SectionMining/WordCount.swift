/// Counts words: runs of anything but blanks that hold a letter or a digit.
///
/// Where words are written without blanks between them, in Chinese and Japanese, two characters count as a word, and a
/// single one left over as one more. Runs of other letters and digits between them are words as ever.
enum WordCount {
  /// Linear.
  ///
  /// - Parameter isUnspaced: whether the text's language is Chinese or Japanese.
  static func count(in text: String, isUnspaced: Bool = false) -> Int {
    isUnspaced ? countUnspaced(in: text) : countSpaced(in: text)
  }

  private static func countSpaced(in text: String) -> Int {
    var count = 0
    var isCounted = false
    for byte in text.utf8 {
      if byte <= 0x20 {
        isCounted = false
      } else if !isCounted, isWordByte(byte) {
        isCounted = true
        count += 1
      }
    }
    return count
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7A)
  }

  private static func countUnspaced(in text: String) -> Int {
    var (characters, others) = (0, 0)
    var isCounted = false
    for scalar in text.unicodeScalars {
      if scalar.isUnspaced {
        characters += 1
        isCounted = false
      } else if scalar.value < 0x80 ? !isWordByte(UInt8(scalar.value)) : !scalar.properties.isAlphabetic {
        // Within a word of other letters only a blank or a Chinese or Japanese mark ends it: `3.5` is one word.
        if scalar.value <= 0x20 || scalar.value >= 0x3000 { isCounted = false }
      } else if !isCounted {
        isCounted = true
        others += 1
      }
    }
    return (characters + 1) / 2 + others
  }
}
