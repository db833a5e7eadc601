import GRDB

extension LedgerReader {
  /// The good answer to a request, if it was ever received: the first one.
  package func answer(for key: RequestKey) throws -> Completion? {
    try queue.read { try Ledger.answer($0, for: key) }
  }

  /// How many tokens a model's good answers had on average, as far as the provider counted them; `nil` if there is none.
  /// Only its ten thousand newest requests are looked at.
  package func averageOutputTokens(provider: String, model: String) throws -> Double? {
    try queue.read { database in
      try Double.fetchOne(
        database,
        sql: """
          SELECT avg(output_tokens) FROM attempt WHERE outcome = 'answered' AND request_id IN
            (SELECT id FROM request WHERE provider = ? AND model = ? ORDER BY id DESC LIMIT 10000)
          """, arguments: [provider, model])
    }
  }
}
