import Artifacts
import GRDB
import Ledger

/// A ledger as the first version made it, by that version's own SQL.
enum VersionOne {
  static func write(to path: String) throws {
    try withDatabase(path) { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          CREATE TABLE completion (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL CHECK (length(key) = 64),
            request TEXT NOT NULL CHECK (json_valid(request)),
            outcome TEXT NOT NULL
              CHECK (outcome IN ('answered', 'refused', 'empty', 'cut', 'filtered', 'invalid', 'failed')),
            content TEXT NOT NULL,
            reasoning TEXT,
            detail TEXT,
            answering_model TEXT,
            input_tokens INTEGER CHECK (input_tokens >= 0),
            output_tokens INTEGER CHECK (output_tokens >= 0),
            received_at TEXT NOT NULL
          ) STRICT;
          CREATE UNIQUE INDEX completion_answered ON completion (key) WHERE outcome = 'answered';
          INSERT INTO grdb_migrations VALUES ('1 completion');
          """)
      let requests: [(RequestKey, String)] = [
        (.of("a"), #"{"prompt":"a"}"#), (.of("b"), #"{"prompt":"b"}"#),
        (RequestKey(canonicalRequest: ["provider": "p", "model": "m"]), #"{"provider":"p","model":"m"}"#),
      ]
      let completions: [(Int, String, String, String?, String?, String?, Int?, Int?)] = [
        (0, "answered", "yes", "r", nil, "m", 1, 2), (1, "empty", "", nil, "the answer is empty", "m", 3, 0),
        (1, "failed", "", nil, "HTTP 503", nil, nil, nil), (2, "answered", "no", nil, nil, "m", 5, 9),
      ]
      for (index, completion) in completions.enumerated() {
        let (request, outcome, content, reasoning, detail, model, input, output) = completion
        try database.execute(
          sql: """
            INSERT INTO completion (key, request, outcome, content, reasoning, detail, answering_model, input_tokens,
              output_tokens, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            requests[request].0.sha256, requests[request].1, outcome, content, reasoning, detail, model, input, output,
            "2026-01-02T03:04:0\(index + 1)Z",
          ])
      }
    }
  }
}
