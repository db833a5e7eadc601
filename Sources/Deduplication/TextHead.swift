/// The first 24 bytes of a text as numbers that are ordered as the bytes are, so that most texts are compared without a
/// look at where they lie.
struct TextHead: Sendable {
  private let words: (UInt64, UInt64, UInt64)
  /// Of the whole text, in bytes.
  private let length: Int32

  init(_ text: ArraySlice<UInt8>) {
    var words = (UInt64(0), UInt64(0), UInt64(0))
    text.withUnsafeBytes { text in
      withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: text.prefix($0.count)) }
    }
    self.words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian)
    length = Int32(text.count)
  }

  /// Negative if this text comes first, 0 if they are equal, `nil` if the heads do not tell.
  func order(to other: TextHead) -> Int? {
    if words != other.words { return words < other.words ? -1 : 1 }
    return length == other.length && length <= 24 ? 0 : nil
  }
}
