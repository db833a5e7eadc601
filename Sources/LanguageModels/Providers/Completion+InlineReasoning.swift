import Artifacts
import Ledger

extension Completion {
  /// Moves reasoning that the model wrote into its answer to where reasoning belongs.
  func separatingInlineReasoning() -> Completion {
    let inline = InlineReasoning(in: content, mayLackOpening: reasoning == nil)
    guard let thought = inline.reasoning else { return self }
    var separated = self
    separated.reasoning = [reasoning, thought].compactMap(\.self).joined(separator: "\n\n")
    separated.content = inline.answer
    return separated
  }
}
