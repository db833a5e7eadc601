import Artifacts
import Synchronization
import TestSupport
import Testing

@testable import PairGeneration

@Suite("The whole stage, on sections and answers written by hand")
struct CorpusTests {
  /// Answers as the cases say, each list in its order.
  private final class Model: Sendable {
    private let asked = Mutex<[String: Int]>([:])

    func answer(_ call: GenerationCall) -> String {
      if call.kind == .verify {
        let objection = CorpusCase.all.flatMap(\.objections).first { call.item.joined().contains($0.key) }
        return GenerationAnswers.verdict(objection?.value ?? [:])
      }
      guard let cased = CorpusCase.all.first(where: { call.prompt.contains("\nArticle: \($0.title)\n") }) else {
        return "an unknown section"
      }
      let number = asked.withLock { asked in
        defer { asked["\(cased.title) \(call.kind)", default: 0] += 1 }
        return asked["\(cased.title) \(call.kind)", default: 0]
      }
      let answers = call.kind == .repair ? cased.repairs : cased.answers
      return number < answers.count ? answers[number] : "asked too often"
    }
  }

  @Test("good pairs are made, bad ones mended or left out, and each says why")
  func corpus() async throws {
    try await withTemporaryFolder { folder in
      let model = Model()
      let run = try await GenerationRun.with(CorpusCase.all.map(\.section), in: folder) { .chat(model.answer($0)) }
      var leftOut: [String: Int] = [:]
      for cased in CorpusCase.all {
        let pairs = run.pairs.filter { $0.source.pageTitle == cased.title }
        let rejected = run.rejected.filter { $0.pair.source.pageTitle == cased.title }
        let explanation = Comment(rawValue: "\(cased.title): \(rejected.map(\.details)) \(pairs.map(\.repaired))")
        #expect(pairs.map(\.forQuestion) == cased.made, explanation)
        #expect(rejected.map(\.reason) == cased.leftOut.filter { $0.hasPrefix("pair") }, explanation)
        #expect(pairs.flatMap(\.repaired) == cased.mended, explanation)
        for pair in pairs {
          #expect(pair.source.language == cased.language && pair.verdict?.isOpposed == true)
          #expect(pair.checks == PairCheck.allCases.map(\.rawValue))
        }
        for reason in cased.leftOut { leftOut[reason, default: 0] += 1 }
      }
      #expect(run.summary.dropped == leftOut)
      #expect(run.summary.unfinished == 0)
    }
  }
}
