import Artifacts
import Ledger

extension Completion {
  /// The completion with the outcome that its content deserves.
  func checked(_ schema: AnswerSchema?) -> Completion {
    var checked = separatingInlineReasoning()
    guard checked.outcome == .answered else { return checked }
    if checked.content.allSatisfy(\.isWhitespace) {
      checked.outcome = .empty
      checked.detail = "the answer is empty"
    } else if let schema {
      checked.content = checked.content.withoutCodeFence
      if let problem = schema.problem(checked.content) {
        checked.outcome = .invalid
        checked.detail = problem
      }
    }
    return checked
  }

  /// Whether the provider may charge for it.
  var mayBePaid: Bool { outcome != .failed }

  /// What it cost, or `nil` where that is not known.
  func cost(_ price: Price?, batch: Bool = false) -> Dollars? {
    mayBePaid ? price?.cost(of: usage, batch: batch) : .zero
  }
}

extension String {
  /// The text between the lines ```` ```json ```` and ```` ``` ````, into which models like to put what should stand
  /// alone.
  fileprivate var withoutCodeFence: String {
    let text = trimmingWhitespace
    guard text.hasPrefix("```"), text.hasSuffix("```"), let start = text.firstIndex(where: \.isNewline) else {
      return self
    }
    let end = text.index(text.endIndex, offsetBy: -3)
    return start < end ? String(text[start..<end]).trimmingWhitespace : self
  }
}
