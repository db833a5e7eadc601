/// Counts words: runs of anything but blanks that hold a letter or a digit.
enum WordCount {
  /// Linear.
  static func count(in text: String) -> Int {
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
}
