import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@testable import LanguageModels

/// A stage that asks one model about each pair, and another about what the first says.
private struct TwoModelStage: ModelStage {
  static let name = "two"
  static let unit = "pairs"
  static let made = "answers"

  let inputs: [String]
  let outputs: [String]
  let access: ModelAccess
  let second: ModelName
  let parameters: JSONObject = [:]
  let data: [DataFile] = []

  var kinds: [RequestKind] {
    let sampling = Sampling(temperature: 0, maximumOutputTokens: 100)
    return [
      RequestKind(name: "first", model: access.model, sampling: sampling),
      RequestKind(name: "second", model: second, sampling: sampling),
    ]
  }

  func result(for pair: PairRecord, ask: Ask) async throws -> [Reply] {
    let first = try await ask([kinds[0].request(prompt: pair.forQuestion) { "offline" }])[0]
    guard let answer = first.answer else { return [first] }
    return [first, try await ask([kinds[1].request(prompt: "\(pair.id) \(answer)") { "offline too" }])[0]]
  }

  func write(
    _ pair: PairRecord, _ replies: [Reply], to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    try outputs[0].write(Array((replies.map { $0.answer ?? "-" }.joined(separator: ", ") + "\n").utf8))
    return replies.count { $0.answer != nil }
  }
}

@Suite("Stages that ask models")
struct ModelStageTests {
  private func stage(
    _ folder: TemporaryFolder, _ first: String, _ second: String, mode: ModelAccess.Mode = .ask, budget: String? = nil,
    concurrency: Int? = nil, inputs: [String]? = nil
  ) throws -> TwoModelStage {
    try folder.write(Fixtures.lines((0..<20).map { Fixtures.pair($0) }), to: "pairs.jsonl")
    var access = try Asking.access(first, in: folder, environment: [:])
    access.mode = mode
    if let concurrency { access.pace = PaceSettings(start: concurrency, cap: concurrency) }
    access.budget = budget.flatMap { Dollars(decimalText: $0) }
    access.prices = try PriceTable(
      builtIn: DataFile(
        name: "prices.yaml", text: "openai-compatible:\n  a: {input: 0, output: 1000}\n  b: {input: 0, output: 1000}\n")
    )
    return TwoModelStage(
      inputs: inputs ?? [folder("pairs.jsonl")], outputs: [folder("answers.txt")], access: access,
      second: try ModelName(second))
  }

  @Test("each model is asked its own questions, all through one ledger")
  func twoModels() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { call, _ in
        .chat("from \(call.body["model"]?.asString ?? "")")
      } body: { server, address in
        let stage = try stage(folder, address + "/v1#a", address + "/v1#b")
        _ = try await stage.run(RunOptions())
        #expect(try folder.read("answers.txt") == String(repeating: "from a, from b\n", count: 20))
        #expect(await server.calls.count == 40)
        _ = try await stage.run(RunOptions(force: true))
        #expect(await server.calls.count == 40)
      }
    }
  }

  @Test("the models draw on one budget (fault 24)")
  func oneBudget() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { _, _ in
        .chat("Because.")
      } body: { server, address in
        // An answer of 7 tokens costs 0.7 cents, and 10 cents are set aside for it. Two pairs are under way at one time.
        let stage = try stage(folder, address + "/v1#a", address + "/v1#b", budget: "0.30", concurrency: 1)
        let error = await #expect(throws: ModelError.self) { try await stage.run(RunOptions()) }
        guard case .budgetReached(_, let spent, _)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(spent <= Dollars(decimalText: "0.30") ?? .zero)
        let models = Set(await server.calls.compactMap { $0.body["model"]?.asString })
        #expect(models == ["a", "b"])
        #expect(await server.calls.count < 40)
      }
    }
  }

  @Test("an offline model beside a real one is told of, and asks nobody")
  func offlineSecond() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { _, _ in
        .chat("from a")
      } body: { server, address in
        let outcome = try await stage(folder, address + "/v1#a", "offline").run(RunOptions())
        guard case .done(let summary) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        #expect(summary.notices.contains(offlineNotice))
        #expect(await server.calls.count == 20)
        #expect(try folder.read("answers.txt").hasPrefix("from a, offline too\n"))
      }
    }
  }

  @Test(
    "what reads the inputs more than once does not take standard input",
    arguments: [
      (ModelAccess.Mode.estimate, "--estimate"), (.batch, "--batch"),
    ])
  func standardInput(mode: ModelAccess.Mode, option: String) async throws {
    try await withTemporaryFolder { folder in
      let stage = try stage(folder, "openai:a", "openai:b", mode: mode, inputs: ["-"])
      var access = stage.access
      access.environment = ProviderDialect.openAI.environment(at: "http://127.0.0.1:9")
      let bound = TwoModelStage(inputs: ["-"], outputs: stage.outputs, access: access, second: stage.second)
      await #expect(throws: ModelError.readTwice(option: option)) { try await bound.run(RunOptions()) }
    }
  }
}
