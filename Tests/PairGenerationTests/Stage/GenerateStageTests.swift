import Artifacts
import Foundation
import LanguageModels
import Synchronization
import TestSupport
import Testing

@testable import PairGeneration

@Suite("The generate stage")
struct GenerateStageTests {
  private typealias Answers = GenerationAnswers

  private static let zoo = Fixtures.section(
    text: "Zoos keep large animals in cities. Critics want zoos closed; keepers want them open.")

  @Test("a pair that passes is checked, verified, and can be traced to its section")
  func goodPair() async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder, verifier: "test-model-2") { call in
        .chat(call.kind == .verify ? Answers.verdict() : Answers.answer([Answers.issue]))
      }
      #expect(run.calls.map(\.kind) == [.generate, .verify])
      #expect(run.calls.map(\.model) == ["test-model", "test-model-2"])
      let pair = try #require(run.pairs.first)
      #expect(run.pairs.count == 1 && run.rejected.isEmpty)
      #expect(pair.generator == "test-model")
      #expect(pair.promptVersion == String(try Shipped.file("prompts/generate-pairs.mustache").sha256.prefix(12)))
      #expect(pair.source.pageTitle == "Zoo" && pair.source.sectionID == Self.zoo.id)
      #expect(pair.checks.contains("beginning") && pair.repaired.isEmpty)
      let verdict = try #require(pair.verdict)
      #expect(verdict.verifier == "test-model-2" && verdict.isOpposed)
      #expect(verdict.proposition == "Zoos should be closed.")
      #expect(run.summary["pairs"] == 1 && run.summary.dropped.isEmpty && run.summary.notices.isEmpty)
    }
  }

  @Test("the verifier is not told which question is for, and its words find their way back")
  func blind() async throws {
    // Of many issues, some are shown the one way and some the other.
    let sections = (0..<20).map { Fixtures.section($0, text: "Zoo \($0) should perhaps be closed.") }
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with(sections, in: folder) { call in
        if call.kind == .verify {
          // It has a remark on the question that would close the zoo, wherever that stands.
          let isFirst = call.item[1].contains("closed")
          return .chat(Answers.verdict([isFirst ? "question_1_value_laden" : "question_2_value_laden": false]))
        }
        let number = call.prompt.firstMatch(of: /Zoo (\d+) should/)?.1 ?? ""
        return .chat(
          Answers.answer([
            Answers.issue([
              "for_question": .string("Explain why zoo \(number) should be closed."),
              "against_question": .string("Explain why zoo \(number) should be kept open."),
            ])
          ]))
      }
      let verifications = run.calls.filter { $0.kind == .verify }
      let firsts = verifications.count { $0.item[1].contains("closed") }
      #expect(verifications.count == 20 && (1..<20).contains(firsts))
      #expect(verifications.allSatisfy { $0.item.count == 3 && !$0.prompt.contains("for_question") })
      #expect(run.pairs.isEmpty && run.rejected.count == 20)
      for rejected in run.rejected {
        #expect(rejected.pair.verdict?.forQuestion.isValueLaden == false)
        #expect(rejected.pair.verdict?.againstQuestion.isValueLaden == true)
        #expect(rejected.details == ["not value-laden"])
      }
      #expect(run.summary.dropped == ["pair: the verifier finds it not value-laden": 20])
    }
  }

  @Test(
    "only agreement passes",
    arguments: [
      ("opposed", "not opposed"), ("question_1_value_laden", "not value-laden"),
      ("question_2_self_contained", "not self-contained"), ("question_2_neutral_premise", "not neutral in premise"),
    ])
  func disagreement(field: String, fault: String) async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder) { call in
        .chat(call.kind == .verify ? Answers.verdict([field: false]) : Answers.answer([Answers.issue]))
      }
      #expect(run.pairs.isEmpty)
      #expect(run.rejected.map(\.reason) == ["pair: the verifier finds it \(fault)"])
      #expect(run.rejected.first?.pair.verdict?.verifier == "test-model")
    }
  }

  @Test("a pair that fails a check is mended once, by telling what failed")
  func repair() async throws {
    try await withTemporaryFolder { folder in
      let bad = Answers.issue(["for_question": "Why should zoos be closed?"])
      let run = try await GenerationRun.with([Self.zoo], in: folder) { call in
        switch call.kind {
        case .generate: .chat(Answers.answer([bad]))
        case .repair: .chat(Answers.answer([Answers.issue]))
        case .verify: .chat(Answers.verdict())
        }
      }
      #expect(run.calls.map(\.kind) == [.generate, .repair, .verify])
      let (first, second) = (run.calls[0].prompt, run.calls[1].prompt)
      #expect(second.hasPrefix(first))
      #expect(
        second.contains("Why should zoos be closed?")
          && second.contains("for_question does not have the form \"Explain why …\"."))
      #expect(run.pairs.map(\.forQuestion) == ["Explain why zoos should be closed."])
      #expect(run.pairs[0].repaired.contains("beginning"))
      #expect(run.summary["mended pairs"] == 1)
    }
  }

  @Test("a pair that cannot be mended is left out, with its reason", arguments: [true, false])
  func notMended(isWithdrawn: Bool) async throws {
    try await withTemporaryFolder { folder in
      let bad = Answers.issue(["for_question": "Why should zoos be closed?"])
      let run = try await GenerationRun.with([Self.zoo], in: folder) { call in
        switch call.kind {
        case .generate: .chat(Answers.answer([bad, Answers.issue]))
        case .repair: .chat(isWithdrawn ? Answers.none(.taste) : Answers.answer([bad]))
        case .verify: .chat(Answers.verdict())
        }
      }
      // The other issue of the section is none the worse.
      #expect(run.pairs.count == 1 && run.rejected.count == 1)
      let rejected = try #require(run.rejected.first)
      #expect(
        rejected.reason
          == (isWithdrawn ? "pair: withdrawn by the generator when asked to mend it" : "pair: fails beginning"))
      #expect(rejected.details.isEmpty == isWithdrawn)
      #expect(rejected.pair.checks.contains("beginning") == isWithdrawn)
      #expect(run.summary.dropped == [rejected.reason: 1])
    }
  }

  @Test("of two issues that ask the same, the first stays")
  func repetition() async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder) { call in
        .chat(call.kind == .verify ? Answers.verdict() : Answers.answer([Answers.issue, Answers.issue]))
      }
      #expect(run.pairs.count == 1)
      #expect(run.summary.dropped == ["pair: repeats another of its section": 1])
      #expect(run.calls.count { $0.kind == .verify } == 1)
    }
  }

  @Test("a section without an issue says why", arguments: SectionContent.allCases.filter { $0 != .issuesOfValue })
  func noIssue(content: SectionContent) async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder) { _ in .chat(Answers.none(content)) }
      #expect(run.pairs.isEmpty && run.calls.count == 1)
      #expect(run.summary.dropped == ["section: \(content.rawValue)": 1])
    }
  }

  @Test(
    "an answer outside the schema is asked for again, then counted (fault 21)",
    arguments: [
      "", "no JSON", "[]", #"{"issues":{}}"#, #"{"issues":[]}"#, #"{"section_holds":"no dispute","issues":[1]}"#,
      #"{"section_holds":"issues of value","issues":[]}"#, #"{"section_holds":"issues of value","issues":[{}]}"#,
      #"{"section_holds":"nothing much","issues":[]}"#,
    ])
  func badAnswers(answer: String) async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder) { _ in .chat(answer) }
      #expect(run.summary["pairs"] == 0)
      #expect(run.summary.dropped.values.reduce(0, +) == 1 && run.summary.unfinished == 0)
      #expect(run.calls.count == 3)
    }
  }

  @Test("a verdict outside its schema is no agreement")
  func badVerdict() async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder) { call in
        .chat(call.kind == .verify ? #"{"opposed":true}"# : Answers.answer([Answers.issue]))
      }
      #expect(run.pairs.isEmpty && run.summary.unfinished == 0)
      #expect(run.summary.dropped == ["pair: the verifier's answer was invalid": 1])
      #expect(run.calls.count { $0.kind == .verify } == 3)
    }
  }

  @Test("what a failing server leaves open is tried again by the next run, and nothing else")
  func unfinished() async throws {
    try await withTemporaryFolder { folder in
      let sections = [Self.zoo, Fixtures.section(2, text: "Zoo two has a moat.")]
      let first = try await GenerationRun.with(sections, in: folder) { call in
        if call.kind == .verify { return ModelServer.Reply(status: 400, body: #"{"error":{"message":"Odd."}}"#) }
        return .chat(call.prompt.contains("moat") ? Answers.none(.noDispute) : Answers.answer([Answers.issue]))
      }
      #expect(first.summary.unfinished == 1 && first.pairs.isEmpty)
      #expect(first.rejected.map(\.reason) == ["pair: the verifier's answer was failed"])
      let second = try await GenerationRun.with(sections, in: folder) { _ in .chat(Answers.verdict()) }
      #expect(second.calls.map(\.kind) == [.verify])
      #expect(second.pairs.count == 1 && second.rejected.isEmpty && second.summary.unfinished == 0)
    }
  }

  @Test("a new dump pays for new and changed sections alone; the others keep their pairs' ids")
  func newDump() async throws {
    try await withTemporaryFolder { folder in
      @Sendable func answer(_ call: GenerationCall) -> ModelServer.Reply {
        if call.kind == .verify { return .chat(Answers.verdict()) }
        let number = call.prompt.firstMatch(of: /Article: Zoo (\d+)/)?.1 ?? ""
        return .chat(
          Answers.answer([
            Answers.issue([
              "for_question": .string("Explain why zoo \(number) should be closed."),
              "against_question": .string("Explain why zoo \(number) should be kept open."),
            ])
          ]))
      }
      func section(_ number: Int, _ text: String) -> SectionRecord {
        Fixtures.section(number, title: "Zoo \(number)", text: text)
      }
      let old = try await GenerationRun.with(
        [section(100, "Zoo 100."), section(200, "Zoo 200."), section(300, "Zoo 300.")], in: folder, answer: answer)
      let new = try await GenerationRun.with(
        [
          section(300, "Zoo 300."), section(200, "Zoo 200, changed."), section(400, "Zoo 400."),
          section(100, "Zoo 100."),
        ],
        in: folder, answer: answer)
      #expect(
        new.calls.filter { $0.kind == .generate }.map { $0.prompt.contains("changed") }.sorted { !$0 && $1 } == [
          false, true,
        ])
      // The changed section has the same pair, which was verified before.
      #expect(new.calls.count { $0.kind == .verify } == 1)
      let ids = Dictionary(uniqueKeysWithValues: new.pairs.map { ($0.source.pageTitle, $0.id) })
      for pair in old.pairs { #expect(ids[pair.source.pageTitle] == pair.id) }
    }
  }

  @Test("without a verifier a pair has no verdict; the offline model never is one")
  func unverified() async throws {
    try await withTemporaryFolder { folder in
      let run = try await GenerationRun.with([Self.zoo], in: folder, isVerified: false) { _ in
        .chat(Answers.answer([Answers.issue]))
      }
      #expect(run.calls.count == 1 && run.pairs.map(\.verdict) == [nil])
    }
  }

  @Test("the offline rule takes claims that stand alone, and leaves the rest")
  func offlineRule() async throws {
    try await withTemporaryFolder { folder in
      let text = """
        Critics argue that zoos are cruel to large animals. Some say that it is wrong.

        - Keepers reply that a safe life is better than a wild one; others differ.
        - The keeper said hello.
        """
      let run = try await GenerationRun.with(
        [Fixtures.section(text: text)], in: folder, model: "offline", isVerified: false
      ) { _ in .chat("") }
      #expect(
        run.pairs.map(\.forQuestion) == [
          "Explain why it is right to say that zoos are cruel to large animals.",
          "Explain why it is right to say that a safe life is better than a wild one.",
        ])
      #expect(
        run.pairs.first?.againstQuestion == "Explain why it is wrong to say that zoos are cruel to large animals.")
      #expect(run.pairs.allSatisfy { $0.generator == "offline" && $0.category == "animals" && $0.verdict == nil })
      #expect(run.summary.notices == [offlineNotice])
      #expect(run.summary["pairs"] == 2 && run.calls.isEmpty)
    }
  }

  @Test("a long section is cut at a paragraph's end, and counted")
  func cut() async throws {
    try await withTemporaryFolder { folder in
      let text =
        "Zoos keep large animals in cities.\n\n" + String(repeating: "More of it. ", count: 60) + "\n\nThe end."
      let run = try await GenerationRun.with([Fixtures.section(text: text)], in: folder) {
        $0.maximumSectionTokens = 100
      } answer: { _ in
        .chat(Answers.none(.noDispute))
      }
      #expect(run.summary["cut sections"] == 1)
      let prompt = try #require(run.calls.first?.prompt)
      #expect(prompt.contains("only its beginning is given"))
      #expect(prompt.contains("in cities.\n===") && !prompt.contains("The end."))
    }
  }
}
