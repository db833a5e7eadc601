import Artifacts
import Embedding
import Foundation
import LanguageModels
import Ledger
import TestSupport
import Testing

@Suite("Embedding")
struct EmbedStageTests {
  private static let prices = "openai-compatible:\n  m: {input: 1000, output: 0}\n"

  private func stage(
    _ folder: TemporaryFolder, _ address: String, output: String = "embeddings.jsonl", dimensions: Int? = nil,
    change: (inout ModelAccess) -> Void = { _ in }
  ) throws -> EmbedStage {
    var access = ModelAccess(
      model: try ModelName(address + "/v1#m"), ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 4, cap: 4),
      prices: try PriceTable(builtIn: DataFile(name: "prices.yaml", text: Self.prices)))
    access.environment = ["VALBENCH_API_KEY": "canary-other-0123456789"]
    change(&access)
    return try EmbedStage(
      inputs: [folder("pairs.jsonl")], output: folder(output), access: access, dimensions: dimensions)
  }

  private func write(_ pairs: [PairRecord], _ folder: TemporaryFolder) throws {
    try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
  }

  private func records(_ folder: TemporaryFolder) throws -> [EmbeddingRecord] {
    try JSONLinesReader<EmbeddingRecord>.records(of: [folder("embeddings.jsonl")])
  }

  private func summary(_ outcome: StageOutcome) throws -> StageSummary {
    guard case .done(let summary) = outcome else {
      Issue.record("\(outcome)")
      return StageSummary()
    }
    return summary
  }

  @Test("each pair gets the vectors of its two questions, in the order of the pairs")
  func embeds() async throws {
    try await withTemporaryFolder { folder in
      let pairs = (1...40).reversed().map { Fixtures.pair($0) }
      try write(pairs, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        let summary = try summary(try await stage(folder, address).run(RunOptions()))
        #expect(summary["pairs"] == 40 && summary["embeddings"] == 40 && summary.dropped.isEmpty)
        let records = try records(folder)
        #expect(records.map(\.id) == pairs.map(\.id))
        #expect(records.allSatisfy { $0.model == "m" && $0.forVector.count == 64 && $0.againstVector.count == 64 })
        let calls = await server.calls
        #expect(calls.count == 40 && calls.allSatisfy { $0.path == "/v1/embeddings" })
        #expect(
          calls.contains { $0.body["input"]?.asStrings == [pairs[7].forQuestion, pairs[7].againstQuestion] })
      }
    }
  }

  @Test("a second run asks nothing and gives the same bytes")
  func fromLedger() async throws {
    try await withTemporaryFolder { folder in
      try write((1...20).map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        _ = try await stage(folder, address).run(RunOptions())
        let first = try folder.read("embeddings.jsonl")
        #expect(try await stage(folder, address).run(RunOptions()) == .upToDate)
        _ = try await stage(folder, address).run(RunOptions(force: true))
        #expect(try folder.read("embeddings.jsonl") == first)
        #expect(await server.calls.count == 20)
      }
    }
  }

  @Test("shards make what one run makes")
  func shards() async throws {
    try await withTemporaryFolder { folder in
      try write((1...30).reversed().map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { _, address in
        let differences = try await shardDifferences(in: folder, outputs: ["e.jsonl"]) { shard, outputs in
          let name = String(outputs[0].dropFirst(folder.path.count + 1))
          _ = try await stage(folder, address, output: name) { $0.shard = shard }.run(RunOptions())
        }
        #expect(differences.isEmpty)
      }
    }
  }

  @Test("a run that broke off goes on, pays for nothing twice, and gives the bytes of an undisturbed one (fault 25)")
  func continued() async throws {
    try await withTemporaryFolder { folder in
      try write((1...30).map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, number in
        // The credit is used up half way.
        (13...20).contains(number)
          ? ModelServer.Reply(status: 402, body: #"{"error": {"message": "No credit."}}"#) : .embeddings(call)
      } body: { server, address in
        let error = await #expect(throws: ModelError.self) { try await stage(folder, address).run(RunOptions()) }
        #expect(error == .notPermitted(status: 402, words: "No credit."))
        #expect(!FileManager.default.fileExists(atPath: folder("embeddings.jsonl")))
        let refused = await server.calls.count - 12
        #expect((1...8).contains(refused))
      }
      let received = try LedgerReader.with(path: folder("ledger.sqlite")) { reader in
        try (1...30).filter { number in
          let pair = Fixtures.pair(number)
          let canonical: JSONObject = [
            "version": 1, "provider": "openai-compatible", "model": "m",
            "embedding": ["texts": [.string(pair.forQuestion), .string(pair.againstQuestion)], "dimensions": .null],
            "sample": 0,
          ]
          return try reader.answer(for: RequestKey(canonicalRequest: canonical)) != nil
        }.count
      }
      #expect((1...12).contains(received))
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        _ = try await stage(folder, address).run(RunOptions())
        #expect(await server.calls.count == 30 - received)
        let continued = try folder.read("embeddings.jsonl")
        _ = try await stage(folder, address, output: "undisturbed.jsonl") {
          $0 = ModelAccess(model: $0.model, ledger: folder("other.sqlite"), pace: $0.pace)
        }.run(RunOptions())
        #expect(try folder.read("undisturbed.jsonl") == continued)
      }
    }
  }

  @Test("pairs with equal questions are one call, at the same time too")
  func equalQuestions() async throws {
    try await withTemporaryFolder { folder in
      let row = Fixtures.pair().json
      let pairs = try (1...12).map { number in
        var row = row
        row["id"] = .string("pair-\(number)")
        return try PairRecord(row)
      }
      try write(pairs, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        _ = try await stage(folder, address).run(RunOptions())
        let records = try records(folder)
        #expect(records.map(\.id) == pairs.map(\.id))
        #expect(Set(records.map(\.forVector)).count == 1)
        #expect(await server.calls.count == 1)
      }
    }
  }

  @Test("a pair whose embeddings are missing is left out and counted; what failed is tried again")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      try write((1...4).map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, _ in
        let question = call.body["input"]?.asStrings?.first ?? ""
        if question.contains("number 2 ") { return ModelServer.Reply(body: #"{"data": []}"#) }
        if question.contains("number 3 ") {
          return ModelServer.Reply(status: 400, body: #"{"error": {"message": "Too long."}}"#)
        }
        return .embeddings(call)
      } body: { _, address in
        let summary = try summary(try await stage(folder, address).run(RunOptions()))
        #expect(try records(folder).map(\.id) == [1, 4].map { Fixtures.pair($0).id })
        #expect(summary["pairs"] == 4 && summary["embeddings"] == 2 && summary.unfinished == 1)
        #expect(
          summary.dropped == [
            "pair whose embeddings are missing (invalid)": 1, "pair whose embeddings are missing (failed)": 1,
          ])
      }
    }
  }

  @Test("the manifest names the model, and dimensions where they were asked for; nothing of sampling")
  func manifest() async throws {
    try await withTemporaryFolder { folder in
      try write([Fixtures.pair()], folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { _, address in
        for (dimensions, parameters): (Int?, JSONObject) in [
          (nil, ["model": "m"]), (16, ["model": "m", "dimensions": 16]),
        ] {
          _ = try await stage(folder, address, dimensions: dimensions).run(RunOptions())
          let manifest = try #require(try Manifest.read(at: folder("embeddings.jsonl.manifest.json")))
          #expect(manifest.parameters == parameters)
          #expect(try records(folder).map(\.forVector.count) == [dimensions ?? 64])
        }
      }
    }
  }

  @Test("a budget stops the run, and a higher one goes on (fault 24)")
  func budget() async throws {
    try await withTemporaryFolder { folder in
      try write((1...20).map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        // A pair's questions are 24 tokens, 2.4 cents; for their bytes and what may stand around them more than a dollar
        // is set aside.
        let error = await #expect(throws: ModelError.self) {
          try await stage(folder, address) { $0.budget = Dollars(decimalText: "1.30") }.run(RunOptions())
        }
        guard case .budgetReached(let limit, let spent, _)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(Dollars.zero < spent && spent <= limit)
        let first = await server.calls.count
        #expect((1..<20).contains(first))
        let done = try await stage(folder, address) { $0.budget = Dollars(decimalText: "9") }.run(RunOptions())
        #expect(try summary(done)["embeddings"] == 20)
        #expect(await server.calls.count == 20)
      }
    }
  }

  @Test("an estimate sends nothing, makes no file, and tells of texts alone")
  func estimate() async throws {
    try await withTemporaryFolder { folder in
      try write((1...20).map { Fixtures.pair($0) }, folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        let before = try await stage(folder, address) { $0.mode = .estimate }.estimate().description
        #expect(before.contains("20 calls of m, 0 answers in the ledger already"))
        #expect(before.contains(" in\n") && !before.contains(" out") && before.contains("nothing was sent"))
        #expect(try await stage(folder, address) { $0.mode = .estimate }.run(RunOptions()) == .planned)
        #expect(await server.calls.isEmpty)
        #expect(try folder.files() == ["pairs.jsonl"])
        _ = try await stage(folder, address).run(RunOptions())
        let after = try await stage(folder, address) { $0.mode = .estimate }.estimate().description
        #expect(after.contains("0 calls of m, 20 answers in the ledger already"))
      }
    }
  }

  @Test("batches are refused, and so is a provider without embeddings")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      try write([Fixtures.pair()], folder)
      let batch = try stage(folder, "http://127.0.0.1:9") { $0.mode = .batch }
      let error = await #expect(throws: ModelError.self) { try await batch.run(RunOptions()) }
      #expect(error?.exitStatus == .usage)
      let access = ModelAccess(
        model: try ModelName("offline"), ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 1, cap: 1))
      #expect(throws: ModelError.noEmbeddings(model: "offline")) {
        try EmbedStage(inputs: ["pairs.jsonl"], output: "out.jsonl", access: access)
      }
    }
  }
}
