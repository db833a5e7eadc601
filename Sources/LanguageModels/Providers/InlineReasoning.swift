import Artifacts
import Ledger

extension Completion {
  /// Moves reasoning that the model wrote into its answer, between `<think>` and `</think>` at its head, to where
  /// reasoning belongs. Templates of some models open the tag themselves, so that only the closing one is in the answer.
  func separatingInlineReasoning() -> Completion {
    // Most answers have no tag: that is found out byte by byte, which is far quicker than by character.
    guard content.utf8.contains(UInt8(ascii: "<")) else { return self }
    let text = content.trimmingWhitespace
    let opens = text.hasPrefix("<think>")
    let closing = text.firstRange(of: "</think>")
    guard opens || (closing != nil && reasoning == nil) else { return self }
    let start = opens ? text.index(text.startIndex, offsetBy: 7) : text.startIndex
    // Never closed: the model thought until it stopped, and said nothing.
    let thought = text[start..<(closing?.lowerBound ?? text.endIndex)]
    let answer = closing.map { text[$0.upperBound...] } ?? ""
    var separated = self
    separated.reasoning = [reasoning, String(thought).trimmingWhitespace].compactMap(\.self).joined(separator: "\n\n")
    separated.content = String(answer).trimmingWhitespace
    return separated
  }
}
