import Artifacts
import Foundation
import LanguageModels
import Synchronization
import TestSupport
import Testing

@testable import PairGeneration

/// What the stage asks depends on what was answered: in batches and in estimates too.
@Suite("Rounds of requests")
struct RoundsTests {
  private typealias Answers = GenerationAnswers

  private let bad = Answers.issue(["for_question": "Why should zoos be closed?"])

  private func answer(_ call: GenerationCall) -> String {
    switch call.kind {
    case .generate: Answers.answer([call.prompt.contains("moat") ? Answers.issue : bad])
    case .repair: Answers.answer([Answers.issue])
    case .verify: Answers.verdict()
    }
  }

  private let sections = [
    Fixtures.section(1, title: "Zoo one"), Fixtures.section(2, title: "Zoo two", text: "It has a moat."),
  ]

  private func stage(
    in folder: TemporaryFolder, address: String, mode: ModelAccess.Mode
  ) throws -> GenerateStage {
    var settings = GenerationSettings()
    settings.verifier = try ModelName("openai:test-model")
    return try GenerationRun.stage(
      in: folder, try ModelName("openai:test-model"), settings, mode: mode,
      environment: ProviderDialect.openAI.environment(at: address))
  }

  @Test("batches go out for each round until nothing follows, and bring what single requests bring")
  func batches() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
      let batches = BatchServer(.openAI) { request, _ in
        .answered(answer(GenerationCall(model: "", prompt: request.prompt)))
      }
      let pairs = try await ModelServer.with { call, _ in
        batches.answer(call)
      } body: { _, address in
        _ = try await stage(in: folder, address: address, mode: .batch).run(RunOptions())
        return try folder.read("pairs.jsonl")
      }
      let kinds = batches.batches.map { $0.map { GenerationCall(model: "", prompt: $0.prompt).kind } }
      // Both sections; then the repair of the one and the verification of the other, whose mended twin asks the same.
      #expect(kinds == [[.generate, .generate], [.repair], [.verify]])
      #expect(pairs.split(separator: "\n").count == 2)

      let single = try await withTemporaryFolder { other in
        try other.write(Fixtures.lines(sections), to: "sections.jsonl")
        return try await ModelServer.with { call, _ in
          ProviderDialect.openAI.reply(answer(GenerationCall(call)))
        } body: { _, address in
          _ = try await stage(in: other, address: address, mode: .ask).run(RunOptions())
          return try other.read("pairs.jsonl")
        }
      }
      #expect(single == pairs)
    }
  }

  @Test("an estimate reckons what would follow, says so, and sends nothing")
  func estimate() async throws {
    try await withTemporaryFolder { folder in
      let claim = Fixtures.section(1, text: "Critics argue that zoos are cruel to large animals.")
      try folder.write(Fixtures.lines([claim]), to: "sections.jsonl")
      let stage = try stage(in: folder, address: "http://127.0.0.1:9", mode: .estimate)
      let text = try await stage.estimate().description
      #expect(text.hasPrefix("1 calls of openai:test-model to generate, 0 answers in the ledger already\n"))
      #expect(text.contains("about 1 calls of openai:test-model to verify"))
      #expect(text.contains("as if the offline model had given them"))
      #expect(text.contains("nothing was sent"))
      #expect(!FileManager.default.fileExists(atPath: folder("ledger.sqlite")))
    }
  }
}
