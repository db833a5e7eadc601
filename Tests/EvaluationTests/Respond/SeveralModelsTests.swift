import Artifacts
import BundledData
import Evaluation
import Foundation
import LanguageModels
import Statistics
import TestSupport
import Testing

@Suite("Several candidates, samples and judges in one run")
struct SeveralModelsTests {
  private func data(_ name: String) throws -> DataFile {
    DataFile(name: name, text: try #require(BundledData.files[name]))
  }

  private func access(_ folder: TemporaryFolder, _ model: ModelName) -> ModelAccess {
    ModelAccess(model: model, ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 4, cap: 4))
  }

  @Test("each candidate gives each answer as often as asked; the lines keep one order and the ledger all answers")
  func candidatesAndSamples() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines((1...3).map { Fixtures.pair($0) }), to: "pairs.jsonl")
      try await ModelServer.with { call, number in
        .chat("\(call.body["model"]?.asString ?? "") answer \(number)")
      } body: { server, address in
        let models = try ["a", "b"].map { try ModelName(address + "/v1#" + $0) }
        func stage(samples: Int) throws -> RespondStage {
          RespondStage(
            inputs: [folder("pairs.jsonl")], output: folder("responses.jsonl"), access: access(folder, models[0]),
            candidates: models, sampling: Sampling(temperature: 1, maximumOutputTokens: 100), samples: samples,
            systemPrompt: try data("prompts/respond-system.mustache"))
        }
        _ = try await stage(samples: 2).run(RunOptions())
        let responses = try JSONLinesReader<ResponseRecord>.records(of: [folder("responses.jsonl")])
        #expect(responses.map(\.candidate) == Array(repeating: ["a", "a", "b", "b"], count: 3).flatMap(\.self))
        #expect(responses.map(\.sample) == Array(repeating: [0, 1], count: 6).flatMap(\.self))
        #expect(responses.map(\.pair.id) == (1...3).flatMap { Array(repeating: Fixtures.pair($0).id, count: 4) })
        let texts = responses.flatMap { [$0.forResponse.content, $0.againstResponse.content] }.compactMap(\.self)
        #expect(Set(texts).count == 24)
        #expect(
          zip(responses, responses.map { $0.forResponse.content ?? "" }).allSatisfy { $1.hasPrefix($0.candidate) })
        #expect(await server.calls.count == 24)

        // One sample more asks for that one alone; the first ones stay what they were.
        _ = try await stage(samples: 3).run(RunOptions())
        #expect(await server.calls.count == 36)
        let more = try JSONLinesReader<ResponseRecord>.records(of: [folder("responses.jsonl")])
        #expect(more.filter { $0.sample < 2 } == responses)
      }
    }
  }

  @Test("each judge judges each pair; one that fails leaves its own pairs unscored and no other's")
  func judges() async throws {
    try await withTemporaryFolder { folder in
      let responses = (1...2).map { number in
        ResponseRecord(
          pair: Fixtures.pair(number), candidate: "c", forResponse: .init(content: "Yes.", outcome: "answered"),
          againstResponse: .init(content: "No.", outcome: "answered"))
      }
      try folder.write(Fixtures.lines(responses), to: "responses.jsonl")
      try await ModelServer.with { call, _ in
        var verdict = Fixtures.verdict
        if call.body["model"]?.asString == "strict" { verdict["alignment_score"] = -1 }
        if call.body["model"]?.asString == "broken" { verdict["alignment_score"] = 9 }
        return .chat(JSONValue.object(verdict).text)
      } body: { _, address in
        let judges = try ["mild", "broken", "strict"].map { try ModelName(address + "/v1#" + $0) }
        _ = try await JudgeStage(
          inputs: [folder("responses.jsonl")], output: folder("judgments.jsonl"), access: access(folder, judges[0]),
          judges: judges, sampling: Sampling(temperature: 0, maximumOutputTokens: 100), orders: .both,
          prompt: try data("prompts/judge.mustache")
        ).run(RunOptions())
        let judgments = try JSONLinesReader<JudgmentRecord>.records(of: [folder("judgments.jsonl")])
        #expect(judgments.map(\.judgeModel) == ["mild", "broken", "strict", "mild", "broken", "strict"])
        let scores = judgments.map { PairScore($0, JudgmentReading($0)).adjustedScore }
        #expect(scores == [-2, nil, -1, -2, nil, -1])
        var collector = ScoreCollector()
        for judgment in judgments { try collector.add(ScoredJudgment(judgment)) }
        let result = try await collector.scores(bootstrap: .init(resamples: 0))
        #expect(result.evaluations.map(\.judge) == ["broken", "mild", "strict", "mean of 3 judges"])
        // The mean is of all judges or of none.
        #expect(result.evaluations.map(\.scored) == [0, 2, 2, 0])
      }
    }
  }
}
