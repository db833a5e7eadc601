import Artifacts
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Ledger")
struct LedgerTests {
  private let key = RequestKey.of("a")
  private let request: JSONObject = ["prompt": "a"]

  @Test("a good answer is served after the ledger was closed and opened again, with all that was stored of it")
  func persistence() async throws {
    try await withTemporaryFolder { folder in
      let answer = Completion(
        outcome: .answered, content: "yes\u{0} and \u{2028} é", reasoning: "r\u{0}r", stopReason: "stop", detail: "",
        answeringModel: "m",
        usage: Usage(inputTokens: 1, cachedInputTokens: 2, outputTokens: 3, reasoningTokens: 4), rawReply: [0, 0xFF])
      try await Ledger.with(path: folder("sub/ledger.sqlite")) { ledger in
        let before = try await ledger.answer(for: key)
        #expect(before == nil)
        try await ledger.record(answer, for: request)
      }
      try await Ledger.with(path: folder("sub/ledger.sqlite")) { ledger in
        let stored = try await ledger.answer(for: key)
        #expect(stored == answer)
        let last = try await ledger.lastCompletion(for: key)
        #expect(last == answer)
        let other = try await ledger.answer(for: .of("b"))
        #expect(other == nil)
      }
    }
  }

  @Test("what is no good answer is kept but never served (fault 20)", arguments: Outcome.allCases)
  func onlyGoodAnswersAreServed(outcome: Outcome) async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        try await ledger.record(Completion(outcome: outcome, content: "x"), for: request)
        let served = try await ledger.answer(for: key)
        #expect((served != nil) == (outcome == .answered))
        let last = try await ledger.lastCompletion(for: key)
        #expect(last == Completion(outcome: outcome, content: "x"))
        let counts = try await ledger.counts()
        #expect(counts == [outcome: 1])
      }
    }
  }

  @Test("the first good answer to a request stands; a later one was paid for too and is kept")
  func firstAnswerStands() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        for content in ["first", "second"] {
          try await ledger.record(Completion(outcome: .answered, content: content), for: request)
        }
        let served = try await ledger.answer(for: key)
        #expect(served?.content == "first")
        let last = try await ledger.lastCompletion(for: key)
        #expect(last?.content == "second")
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 2])
      }
    }
  }

  @Test("what comes late for an attempt that was settled is kept: nothing that was paid for is lost")
  func lateAnswers() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let attempt = try await ledger.record(Completion(outcome: .unknown), for: request)
        try await ledger.finish(attempt, Completion(outcome: .empty), cost: .zero)
        try await ledger.finish(attempt, Completion(outcome: .answered, content: "late"), cost: .zero)
        let counts = try await ledger.counts()
        #expect(counts == [.empty: 1, .answered: 1])
        let served = try await ledger.answer(for: key)
        #expect(served?.content == "late")
        await #expect(throws: LedgerError.failed(path: ledger.path, reason: "it has no attempt 99")) {
          try await ledger.finish(AttemptID(number: 99), Completion(outcome: .answered), cost: nil)
        }
      }
    }
  }

  @Test("nonsense that a provider tells of tokens and cost does not make its answer unstorable (fault 23)")
  func negativeCounts() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let usage = Usage(inputTokens: -1, cachedInputTokens: 5, outputTokens: .max, reasoningTokens: .min)
        try await ledger.record(
          Completion(outcome: .answered, content: "x", usage: usage), for: request, cost: Dollars(picodollars: -5))
        let stored = try await ledger.answer(for: key)
        #expect(
          stored?.usage == Usage(inputTokens: 0, cachedInputTokens: 5, outputTokens: .max, reasoningTokens: 0))
      }
    }
  }

  @Test("an answer that arrives as its task is cancelled is stored all the same")
  func cancellation() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let request = request
        let task = Task {
          withUnsafeCurrentTask { $0?.cancel() }
          try await ledger.record(Completion(outcome: .answered, content: "paid"), for: request)
        }
        _ = try await task.value
        let stored = try await ledger.answer(for: key)
        #expect(stored?.content == "paid")
      }
    }
  }

  @Test("a write that is at fault itself leaves those of its group alone")
  func groupsAreFair() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let failures = await withTaskGroup(of: Bool.self) { group in
          for number in 0..<200 {
            group.addTask {
              do {
                let run = number.isMultiple(of: 10) ? RunID(number: 99) : nil
                try await ledger.record(
                  Completion(outcome: .answered, content: "\(number)"), for: ["prompt": .string("\(number)")], run: run)
                return false
              } catch {
                return true
              }
            }
          }
          return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 20)
        let counts = try await ledger.counts()
        #expect(counts == [.answered: 180])
      }
      let requests = try withDatabase(folder("ledger.sqlite")) { database in
        try Int.fetchOne(database, sql: "SELECT count(*) FROM request")
      }
      #expect(requests == 180)
    }
  }

  @Test("what a model was found to want is remembered")
  func adjustments() async throws {
    try await withTemporaryFolder { folder in
      for _ in 1...2 {
        try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
          try await ledger.remember("no-temperature", for: "m")
          try await ledger.remember("no-schema", for: "m")
        }
      }
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        let wanted = try await ledger.remembered(for: "m")
        #expect(wanted == ["no-temperature", "no-schema"])
        let others = try await ledger.remembered(for: "n")
        #expect(others == [])
      }
    }
  }

  @Test("the average length of a model's good answers is known")
  func averageOutputTokens() async throws {
    try await withTemporaryFolder { folder in
      try await Ledger.with(path: folder("ledger.sqlite")) { ledger in
        for (index, (model, outcome, tokens)) in [
          ("m", Outcome.answered, 10), ("m", .answered, 30), ("m", .cut, 500), ("n", .answered, 7),
        ].enumerated() {
          try await ledger.record(
            Completion(outcome: outcome, usage: Usage(outputTokens: tokens)),
            for: ["provider": "p", "model": .string(model), "sample": .integer(index)])
        }
        let average = try LedgerReader.with(path: ledger.path) { try $0.averageOutputTokens(provider: "p", model: "m") }
        #expect(average == 20)
        let none = try LedgerReader.with(path: ledger.path) { try $0.averageOutputTokens(provider: "q", model: "m") }
        #expect(none == nil)
      }
    }
  }
}
