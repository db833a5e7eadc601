import Foundation
import GRDB

extension Completion {
  /// The columns of `attempt` that ``init(row:)`` reads, in its order.
  static let columns = """
    outcome, content, reasoning, stop_reason, detail, answering_model, input_tokens, cached_input_tokens, \
    output_tokens, reasoning_tokens, raw_reply, searches
    """

  /// Reads ``columns``, from the row under a cursor.
  init(row: Row) throws {
    guard let outcome = Outcome(rawValue: try row.requiredText(at: 0)) else {
      throw StoredValueError(description: "an outcome is unknown to this version")
    }
    self.init(
      outcome: outcome, content: try row.requiredText(at: 1), reasoning: try row.text(at: 2),
      stopReason: try row.text(at: 3), detail: try row.text(at: 4), answeringModel: try row.text(at: 5),
      usage: Usage(
        inputTokens: row.integer(at: 6), cachedInputTokens: row.integer(at: 7), outputTokens: row.integer(at: 8),
        reasoningTokens: row.integer(at: 9), searches: row.integer(at: 11)),
      rawReply: row.hasNull(atIndex: 10) ? nil : try row.withUnsafeData(atIndex: 10) { $0.map(Array.init) })
  }

  /// What `UPDATE … SET` needs for ``columns``, in their order.
  static let assignments = """
    outcome = ?, content = CAST(? AS TEXT), reasoning = CAST(? AS TEXT), stop_reason = CAST(? AS TEXT), \
    detail = CAST(? AS TEXT), answering_model = CAST(? AS TEXT), input_tokens = ?, cached_input_tokens = ?, \
    output_tokens = ?, reasoning_tokens = ?, raw_reply = ?, searches = ?
    """

  /// The values for ``assignments``. A negative count is stored as zero: an answer must not be lost over it.
  var arguments: StatementArguments {
    func count(_ tokens: Int?) -> Int? { tokens.map { max(0, $0) } }
    return [
      outcome.rawValue, content.lossless, reasoning?.lossless, stopReason?.lossless, detail?.lossless,
      answeringModel?.lossless, count(usage.inputTokens), count(usage.cachedInputTokens), count(usage.outputTokens),
      count(usage.reasoningTokens), rawReply.map { Data($0) }, count(usage.searches),
    ]
  }
}
