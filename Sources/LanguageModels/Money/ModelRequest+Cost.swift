import Artifacts
import Ledger

/// About as many bytes as a token has, in English and, with their longer characters, in other languages.
package let bytesPerToken = 4

extension ModelRequest {
  private var inputBytes: Int {
    if let embedding { return embedding.texts.reduce(0) { $0 + $1.utf8.count } }
    let conversation = conversation([.schemaInPrompt])
    return (conversation.system?.utf8.count ?? 0) + conversation.turns.reduce(0) { $0 + $1.text.utf8.count }
  }

  /// The tokens of the request, about.
  var estimatedInputTokens: Int { inputBytes / bytesPerToken + 16 }

  /// The tokens of request and reply, about, for limits of tokens a minute.
  var estimatedTokens: Int { estimatedInputTokens + sampling.maximumReplyTokens / 4 }

  /// What one attempt can cost at most: no token is shorter than a byte, and no reply longer than was allowed.
  func worstCost(_ price: Price?, batch: Bool = false) -> Dollars? {
    price?.worstCost(
      inputTokens: inputBytes + Self.framingTokens, outputTokens: sampling.maximumReplyTokens, batch: batch)
  }

  /// What a protocol adds around the texts: roles, separators, a tool's description.
  private static let framingTokens = 1024
}
