/// An answer, and the reasoning that the model wrote into it between `<think>` and `</think>` at its head.
package struct InlineReasoning: Sendable, Equatable {
  /// `nil` if there is none in the text.
  package let reasoning: String?
  /// The text without it.
  package let answer: String

  /// - Parameters:
  ///   - text: as the model wrote it.
  ///   - mayLackOpening: whether reasoning may begin without `<think>`. Templates of some models open the tag themselves,
  ///     so that only the closing one is in the text.
  package init(in text: String, mayLackOpening: Bool = true) {
    self = Self.found(in: text, mayLackOpening: mayLackOpening) ?? InlineReasoning(reasoning: nil, answer: text)
  }

  private init(reasoning: String?, answer: String) {
    self.reasoning = reasoning
    self.answer = answer
  }

  private static func found(in text: String, mayLackOpening: Bool) -> InlineReasoning? {
    // Most answers have no tag: that is found out byte by byte, which is far quicker than by character.
    guard text.utf8.contains(UInt8(ascii: "<")) else { return nil }
    let text = text.trimmingWhitespace
    let opens = text.hasPrefix("<think>")
    let closing = text.firstRange(of: "</think>")
    guard opens || (closing != nil && mayLackOpening) else { return nil }
    let start = opens ? text.index(text.startIndex, offsetBy: 7) : text.startIndex
    // Never closed: the model thought until it stopped, and said nothing.
    let reasoning = text[start..<(closing?.lowerBound ?? text.endIndex)]
    let answer = closing.map { text[$0.upperBound...] } ?? ""
    return InlineReasoning(
      reasoning: String(reasoning).trimmingWhitespace, answer: String(answer).trimmingWhitespace)
  }
}
