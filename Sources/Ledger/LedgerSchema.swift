import GRDB

/// The ledger's tables. Migrations are only ever appended: a ledger of any earlier version opens.
enum LedgerSchema {
  /// The time in SQL, as the ledger writes it: UTC, whole seconds.
  static let now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 completion") { database in
      try database.execute(sql: completion)
    }
    migrator.registerMigration("2 attempts, runs, batches") { database in
      try database.execute(sql: attempts)
    }
    return migrator
  }

  /// What SQLite holds of the schema, by object, in a ledger that is as it should be.
  static func expected() throws -> [String: String] {
    let queue = try DatabaseQueue()
    try migrator.migrate(queue)
    return try queue.read(statements)
  }

  static func statements(_ database: Database) throws -> [String: String] {
    var statements: [String: String] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql NOT NULL")
    while let row = try rows.next() { statements[try row.requiredText(at: 0)] = try row.requiredText(at: 1) }
    return statements
  }

  private static let completion = """
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
    """

  /// `stands` marks the good answer that is served: one a request. A later one was paid for too, and is kept.
  private static let attempts = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??Z'),
      finished_at TEXT CHECK (finished_at GLOB '????-??-??T??:??:??Z')
    ) STRICT;
    CREATE INDEX run_unfinished ON run (name) WHERE finished_at IS NULL;

    CREATE TABLE batch (
      id INTEGER PRIMARY KEY,
      nonce TEXT NOT NULL UNIQUE CHECK (length(nonce) = 16 AND nonce NOT GLOB '*[^0-9a-f]*'),
      model TEXT NOT NULL,
      remote_id TEXT,
      prepared_at TEXT NOT NULL CHECK (prepared_at GLOB '????-??-??T??:??:??Z'),
      closed_at TEXT CHECK (closed_at GLOB '????-??-??T??:??:??Z')
    ) STRICT;
    CREATE INDEX batch_open ON batch (model) WHERE closed_at IS NULL;

    CREATE TABLE request (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
      canonical TEXT NOT NULL CHECK (json_valid(canonical)),
      provider TEXT GENERATED ALWAYS AS (canonical ->> '$.provider') VIRTUAL,
      model TEXT GENERATED ALWAYS AS (canonical ->> '$.model') VIRTUAL
    ) STRICT;
    CREATE INDEX request_model ON request (provider, model);

    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      request_id INTEGER NOT NULL REFERENCES request (id),
      run_id INTEGER REFERENCES run (id),
      batch_id INTEGER REFERENCES batch (id),
      sent_at TEXT NOT NULL CHECK (sent_at GLOB '????-??-??T??:??:??Z'),
      worst_cost INTEGER CHECK (worst_cost >= 0),
      outcome TEXT CHECK
        (outcome IN ('answered', 'refused', 'empty', 'cut', 'filtered', 'invalid', 'failed', 'unknown')),
      stands INTEGER NOT NULL DEFAULT 0 CHECK (stands = 0 OR (stands = 1 AND outcome IS 'answered')),
      content TEXT NOT NULL DEFAULT '',
      reasoning TEXT,
      stop_reason TEXT,
      detail TEXT,
      answering_model TEXT,
      input_tokens INTEGER CHECK (input_tokens >= 0),
      cached_input_tokens INTEGER CHECK (cached_input_tokens >= 0),
      output_tokens INTEGER CHECK (output_tokens >= 0),
      reasoning_tokens INTEGER CHECK (reasoning_tokens >= 0),
      searches INTEGER CHECK (searches >= 0),
      cost INTEGER CHECK (cost >= 0),
      raw_reply BLOB,
      received_at TEXT CHECK (received_at GLOB '????-??-??T??:??:??Z'),
      CHECK ((outcome IS NULL) = (received_at IS NULL))
    ) STRICT;
    CREATE INDEX attempt_request ON attempt (request_id);
    CREATE UNIQUE INDEX attempt_standing ON attempt (request_id) WHERE stands = 1;
    CREATE INDEX attempt_open ON attempt (batch_id) WHERE outcome IS NULL;
    CREATE INDEX attempt_run ON attempt (run_id, outcome, cost, worst_cost);
    CREATE UNIQUE INDEX attempt_batch ON attempt (batch_id, request_id) WHERE batch_id IS NOT NULL;

    CREATE TABLE adjustment (
      model TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (model, name)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO request (key, canonical)
      SELECT key, request FROM (SELECT key, request, min(id) AS first FROM completion GROUP BY key) ORDER BY first;
    INSERT INTO attempt (request_id, sent_at, outcome, stands, content, reasoning, detail, answering_model,
        input_tokens, output_tokens, received_at)
      SELECT request.id, received_at, outcome, outcome = 'answered', content, reasoning, detail, answering_model,
        input_tokens, output_tokens, received_at
      FROM completion JOIN request USING (key) ORDER BY completion.id;
    DROP TABLE completion;
    """
}
