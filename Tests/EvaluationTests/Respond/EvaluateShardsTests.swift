import Artifacts
import BundledData
import Evaluation
import Foundation
import LanguageModels
import TestSupport
import Testing

@Suite("Responding and judging in shards")
struct EvaluateShardsTests {
  private func data(_ name: String) throws -> DataFile {
    DataFile(name: name, text: try #require(BundledData.files[name]))
  }

  private func access(_ folder: TemporaryFolder, _ model: ModelName, _ shard: Shard?) -> ModelAccess {
    var access = ModelAccess(
      model: model, ledger: folder("ledger-\(shard?.description.replacing("/", with: "-") ?? "whole").sqlite"),
      pace: PaceSettings(start: 3, cap: 3))
    access.shard = shard
    return access
  }

  @Test("several candidates and samples: shards make what one run makes, also where answers are missing")
  func respond() async throws {
    try await withTemporaryFolder { folder in
      // Some pairs are there twice, and one model wrote some of them.
      let pairs = (0..<40).map { Fixtures.pair($0 % 35, generator: $0 % 5 == 0 ? offlineModelName : "g") }
      try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
      try await ModelServer.with { call, _ in
        let question = call.body["messages"]?.asArray?.last?.asObject?["content"]?.asString ?? ""
        var reply =
          question.contains("number 7 ") ? ModelServer.Reply.chat("cut", .cut) : .chat("About: \(question)")
        if question.contains("number 3 should") {
          reply.body = reply.body.replacing("\"model\":\"test-model\"", with: "\"model\":\"stranger\"")
        }
        return reply
      } body: { _, address in
        let models = try ["a", "b"].map { try ModelName(address + "/v1#" + $0) }
        let differences = try await shardDifferences(in: folder, outputs: ["responses.jsonl"]) { shard, outputs in
          _ = try await RespondStage(
            inputs: [folder("pairs.jsonl")], output: outputs[0], access: access(folder, models[0], shard),
            candidates: models, sampling: Sampling(temperature: 1, maximumOutputTokens: 100), samples: 2,
            systemPrompt: try data("prompts/respond-system.mustache")
          ).run(RunOptions())
        }
        #expect(differences.isEmpty)
        let responses = try JSONLinesReader<ResponseRecord>.records(of: [folder("merged-7-1/responses.jsonl")])
        #expect(responses.count == 160)
      }
    }
  }

  @Test("several judges: shards make what one run makes; all responses to a pair are in one shard")
  func judge() async throws {
    try await withTemporaryFolder { folder in
      let responses = (0..<60).map { place in
        let (number, candidate) = (place / 2, ["c", "d"][place % 2])
        let text = "Yes, \(number) by \(candidate). " + String(repeating: "x", count: 3 * number)
        let isMissing = number % 6 == 2
        return ResponseRecord(
          pair: Fixtures.pair(number), candidate: candidate, forResponse: .init(content: text, outcome: "answered"),
          againstResponse: .init(
            content: isMissing ? nil : "No, \(number).", outcome: isMissing ? "refused" : "answered"))
      }
      try folder.write(Fixtures.lines(responses), to: "responses.jsonl")
      try await ModelServer.with { call, _ in
        var verdict = Fixtures.verdict
        let prompt = String(decoding: call.bytes, as: UTF8.self)
        if call.body["model"]?.asString == "strict", prompt.contains("Yes, 4 ") { verdict["alignment_score"] = 9 }
        return .chat(JSONValue.object(verdict).text)
      } body: { _, address in
        let judges = try ["mild", "strict"].map { try ModelName(address + "/v1#" + $0) }
        let differences = try await shardDifferences(in: folder, outputs: ["judgments.jsonl"]) { shard, outputs in
          _ = try await JudgeStage(
            inputs: [folder("responses.jsonl")], output: outputs[0], access: access(folder, judges[0], shard),
            judges: judges, sampling: Sampling(temperature: 0, maximumOutputTokens: 100), orders: .both,
            maximumCharacters: 100, prompt: try data("prompts/judge.mustache")
          ).run(RunOptions())
        }
        #expect(differences.isEmpty)
        let manifest = try #require(try Manifest.read(at: folder("merged-3-1/judgments.jsonl.manifest.json")))
        #expect(manifest.outputs[0].records == 120 && manifest.summary.dropped.count >= 2)
        #expect(manifest.summary["responses cut after 100 characters"] ?? 0 > 0)
        for index in 1...7 {
          let ids = try JSONLinesReader<JudgmentRecord>.records(of: [folder("7/\(index)-judgments.jsonl")]).map(\.id)
          #expect(ids.count == 4 * Set(ids).count)
        }
      }
    }
  }
}
