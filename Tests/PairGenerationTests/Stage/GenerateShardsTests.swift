import Artifacts
import LanguageModels
import TestSupport
import Testing

@testable import PairGeneration

@Suite("Generation in shards")
struct GenerateShardsTests {
  private typealias Answers = GenerationAnswers

  private static let sections = (0..<40).map { number in
    Fixtures.section(
      number, text: "Zoo number \(number) keeps large animals. " + String(repeating: "Words. ", count: 3 * number))
  }

  /// Sections with no issue, one, two, one that fails a check and is mended or not, and one that the verifier refuses.
  @Sendable private static func answer(_ call: GenerationCall) -> ModelServer.Reply {
    func issue(_ number: Int, _ verb: String = "Explain") -> JSONObject {
      Answers.issue([
        "for_question": .string("\(verb) why zoo number \(number) should be closed."),
        "against_question": .string("Explain why zoo number \(number) should be kept open."),
      ])
    }
    if call.kind == .verify { return .chat(Answers.verdict(call.item[1].contains("9") ? ["opposed": false] : [:])) }
    let number = call.prompt.firstMatch(of: /Zoo number (\d+) keeps/).flatMap { Int($0.1) } ?? 0
    if call.kind == .repair { return .chat(Answers.answer([issue(number, number % 8 == 4 ? "Explain" : "Tell me")])) }
    switch number % 4 {
    case 0: return .chat(Answers.answer([issue(number, number % 8 == 4 || number == 16 ? "Tell me" : "Explain")]))
    case 1: return .chat(Answers.none(.noDispute))
    default:
      return .chat(
        Answers.answer([
          issue(number),
          Answers.issue([
            "for_question": .string("Explain why the animals of zoo number \(number) should be freed."),
            "against_question": .string("Explain why the animals of zoo number \(number) should be kept."),
          ]),
        ]))
    }
  }

  private func run(
    _ folder: TemporaryFolder, _ address: String, _ shard: Shard?, _ outputs: [String], sample: Int? = nil
  ) async throws -> StageOutcome {
    let model = try ModelName(address + "/v1#test-model")
    var access = ModelAccess(
      model: model, ledger: folder("ledger-\(shard?.description.replacing("/", with: "-") ?? "whole").sqlite"),
      pace: PaceSettings(start: 3, cap: 3))
    access.shard = shard
    var settings = GenerationSettings()
    settings.verifier = model
    settings.maximumSectionTokens = 100
    settings.sample = sample.map { SectionSample(count: $0, seed: 1) }
    return try await GenerateStage(
      inputs: [folder("sections.jsonl")], output: outputs[0], rejected: outputs[1], access: access,
      sampling: Sampling(temperature: 0, maximumOutputTokens: 1000), settings: settings,
      sources: try Shipped.sources.get()
    ).run(RunOptions())
  }

  @Test("shards make the pairs and the rejected ones of one run; a sample is the same sample", arguments: [nil, 15])
  func sameBytes(sample: Int?) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines(Self.sections), to: "sections.jsonl")
      try await ModelServer.with { call, _ in
        Self.answer(GenerationCall(call))
      } body: { _, address in
        let differences = try await shardDifferences(
          in: folder, outputs: ["pairs.jsonl", "rejected.jsonl"], counts: sample == nil ? [1, 2, 3, 7] : [3]
        ) { shard, outputs in
          _ = try await run(folder, address, shard, outputs, sample: sample)
        }
        #expect(differences.isEmpty)
        let manifest = try #require(try Manifest.read(at: folder("whole/pairs.jsonl.manifest.json")))
        #expect(manifest.summary["sections"] == sample ?? 40)
        if sample == nil {
          // All kinds of sections were there.
          #expect(manifest.summary["mended pairs"] ?? 0 > 0 && manifest.summary["cut sections"] ?? 0 > 0)
          #expect(manifest.summary.dropped.count >= 3 && manifest.outputs.allSatisfy { $0.records > 0 })
        }
      }
    }
  }
}
