import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@Suite("Ledger")
struct LedgerTests {
  private let key = RequestKey(canonicalRequest: ["prompt": "a"])

  @Test("a good answer is served after the ledger was closed and opened again")
  func persistence() async throws {
    try await withTemporaryFolder { folder in
      let answer = Completion(
        outcome: .answered, content: "yes", reasoning: "r", answeringModel: "m", inputTokens: 1, outputTokens: 2)
      try await Ledger.with(path: folder("sub/ledger.sqlite")) { ledger in
        let before = try await ledger.answer(for: key)
        #expect(before == nil)
        try await ledger.record(answer, for: key, request: ["prompt": "a"])
      }
      try await Ledger.with(path: folder("sub/ledger.sqlite")) { ledger in
        let stored = try await ledger.answer(for: key)
        #expect(stored == answer)
        let other = try await ledger.answer(for: RequestKey(canonicalRequest: ["prompt": "b"]))
        #expect(other == nil)
      }
    }
  }

  @Test("what is no good answer is kept but never served (fault 20)", arguments: Outcome.allCases)
  func onlyGoodAnswersAreServed(outcome: Outcome) async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        try await ledger.record(Completion(outcome: outcome, content: "x"), for: key, request: [:])
        let served = try await ledger.answer(for: key)
        #expect((served != nil) == (outcome == .answered))
        #expect(try await ledger.counts() == [outcome: 1])
      }
    }
  }

  @Test("the first good answer to a request stands")
  func firstAnswerStands() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        for content in ["first", "second"] {
          try await ledger.record(Completion(outcome: .answered, content: content), for: key, request: [:])
        }
        #expect(try await ledger.answer(for: key)?.content == "first")
      }
    }
  }

  @Test("an answer that arrives as its task is cancelled is stored all the same")
  func cancellation() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let key = key
        let task = Task {
          withUnsafeCurrentTask { $0?.cancel() }
          try await ledger.record(Completion(outcome: .answered, content: "paid"), for: key, request: [:])
        }
        try await task.value
        let stored = try await ledger.answer(for: key)
        #expect(stored?.content == "paid")
      }
    }
  }

  @Test("the ledger is readable by its owner alone (fault 36)")
  func permissions() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { _ in }
      let attributes = try FileManager.default.attributesOfItem(atPath: folder("ledger.sqlite"))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("a file that is no ledger is refused and left as it is (fault 30)")
  func notALedger() async throws {
    try await withTemporaryFolder { folder in
      let text = String(repeating: "this is no database\n", count: 100)
      let path = try folder.write(text, to: "notes.txt")
      await #expect(throws: LedgerError.notALedger(path: path)) { try await Ledger.with(path: path) { _ in } }
      #expect(try folder.read("notes.txt") == text)
    }
  }

  @Test("a ledger in a folder that cannot be made is a clear error")
  func unusablePath() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "file")
      await #expect(throws: LedgerError.self) { try await Ledger.with(path: folder("file/ledger.sqlite")) { _ in } }
    }
  }
}
