import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Verifying a ledger")
struct VerificationTests {
  @Test("a ledger that is as it should be has no problems, also while it is in use")
  func whole() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...50, to: path)
      #expect(try LedgerReader.problems(path: path) == [])
      try await Ledger.with(path: path) { ledger in
        try await ledger.record(Samples.answer(51), for: Samples.request(51))
        #expect(try LedgerReader.problems(path: path) == [])
      }
    }
  }

  @Test(
    "what is wrong is named (fault 30)",
    arguments: [
      ("UPDATE request SET canonical = '{}' WHERE id = 2", "is not the one its key was made from"),
      ("UPDATE attempt SET request_id = 99 WHERE id = 3", "The attempt 3 refers to a request that is not there."),
      ("UPDATE attempt SET cost = -1 WHERE id = 4", "The attempt 4 has a negative cost."),
      ("UPDATE attempt SET received_at = NULL WHERE id = 5", "The attempt 5 is settled without a time"),
      ("UPDATE attempt SET outcome = 'good' WHERE id = 6", "The attempt 6 has an outcome that there is not."),
      ("UPDATE attempt SET outcome = 'cut' WHERE id = 7", "The attempt 7 is served, but is no good answer."),
      ("UPDATE attempt SET output_tokens = -4 WHERE id = 8", "The attempt 8 has a negative number of tokens."),
      ("DROP INDEX attempt_standing", "its index attempt_standing is not as valbench made it"),
    ])
  func problems(sql: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write(1...9, to: path)
      try withDatabase(path) { database in
        try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(sql)")
      }
      let problems = try LedgerReader.problems(path: path)
      #expect(problems.contains { $0.contains(words) }, "\(problems)")
    }
  }

  @Test("a request with two answers that are served is named")
  func twoStanding() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Samples.write([1], to: path)
      try await Ledger.with(path: path) { ledger in
        _ = try await ledger.record(Samples.answer(1), for: Samples.request(1))
      }
      // As damage would do it: behind the index's back.
      try withDatabase(path) { database in
        try database.execute(
          sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, 'stands = 1', 'stands = 2') WHERE name = 'attempt_standing';
            """)
      }
      try withDatabase(path) { database in try database.execute(sql: "UPDATE attempt SET stands = 1") }
      try withDatabase(path) { database in
        try database.execute(
          sql: """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET sql = replace(sql, 'stands = 2', 'stands = 1') WHERE name = 'attempt_standing';
            """)
      }
      let problems = try LedgerReader.problems(path: path)
      #expect(problems.contains("The request number 1 has more than one answer that is served."), "\(problems)")
    }
  }
}
