import Artifacts
import Foundation
import Importing
import TestSupport
import Testing

@Suite("Importing from lm-evaluation-harness")
struct HarnessImportTests {
  private func importing(
    _ names: [String], candidate: String? = "model", in folder: TemporaryFolder
  ) async throws -> StageSummary? {
    let outcome = try await HarnessImport(
      inputs: names.map { folder($0) }, output: folder("responses.jsonl"), candidate: candidate
    ).run(RunOptions())
    if case .done(let summary) = outcome { return summary }
    return nil
  }

  private func responses(_ folder: TemporaryFolder) throws -> [ResponseRecord] {
    try JSONLinesReader<ResponseRecord>.records(of: [folder("responses.jsonl")])
  }

  @Test("answers come in whole, on their own side, with all repeats, in the order of the questions")
  func whole() async throws {
    try await withTemporaryFolder { folder in
      let pairs = (1...2).map { Fixtures.pair($0) }
      let log = pairs.flatMap { pair in
        QuestionSide.allCases.map { side in
          HarnessLog.sample(pair, side, ["\(side) of \(pair.id).\n\n\n\nStill it.\n", "Again."])
        }
      }
      try folder.write(HarnessLog.text(log), to: "log.jsonl")
      let summary = try await importing(["log.jsonl"], in: folder)
      #expect(summary?["questions"] == 4)
      #expect(summary?["responses"] == 8)
      #expect(summary?.dropped == [:])
      let records = try responses(folder)
      #expect(records.map(\.pair) == [pairs[0], pairs[0], pairs[1], pairs[1]])
      #expect(records.map(\.sample) == [0, 1, 0, 1])
      #expect(records[2].forResponse.content == "forSide of \(pairs[1].id).\n\n\n\nStill it.\n")
      #expect(records[2].againstResponse.content == "againstSide of \(pairs[1].id).\n\n\n\nStill it.\n")
      #expect(records[3].forResponse == .init(content: "Again.", outcome: "answered"))
      #expect(records.allSatisfy { $0.candidate == "model" })
      #expect(try await importing(["log.jsonl"], in: folder) == nil, "nothing to do")
    }
  }

  @Test("reasoning is no part of an answer, and an answer without text is none")
  func reasoning() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(
        HarnessLog.text(
          HarnessLog.samples(1, "<think>Hm.</think>\n\nYes.", " \n") + HarnessLog.samples(2, "<think>Hm. And", "No.")),
        to: "log.jsonl")
      let summary = try await importing(["log.jsonl"], in: folder)
      let records = try responses(folder)
      #expect(records[0].forResponse == .init(content: "Yes.", outcome: "answered"))
      #expect(records[0].againstResponse == .init(content: nil, outcome: "empty"))
      #expect(records[1].forResponse == .init(content: nil, outcome: "empty"))
      #expect(summary?.dropped == ["question whose answer was empty": 2])
    }
  }

  @Test("half a pair is left out and counted, whatever the order")
  func incomplete() async throws {
    try await withTemporaryFolder { folder in
      let log = HarnessLog.samples(1, "a", "b") + HarnessLog.samples(2, "c", "d") + HarnessLog.samples(3, "e", "f")
      try folder.write(HarnessLog.text([log[0], log[3], log[4], log[1], log[5]]), to: "log.jsonl")
      let summary = try await importing(["log.jsonl"], in: folder)
      #expect(summary?.dropped == ["answer without one to the pair's other question": 1])
      #expect(try responses(folder).map(\.pair.id) == [1, 3].map { Fixtures.pair($0).id })
      #expect(try responses(folder).map(\.againstResponse.content) == ["b", "f"])
    }
  }

  @Test("compressed samples are read by what they are", arguments: ["gz", "zst"])
  func compressed(ending: String) async throws {
    try await withTemporaryFolder { folder in
      let bytes = Array(HarnessLog.text(HarnessLog.samples(1, "a", "b")).utf8)
      try folder.write(ending == "gz" ? gzip(bytes) : zstd(bytes), to: "log.jsonl.\(ending)")
      _ = try await importing(["log.jsonl.\(ending)"], in: folder)
      #expect(try responses(folder).map(\.forResponse.content) == ["a"])
    }
  }

  // MARK: - Who answered

  @Test("the results beside the samples tell who answered")
  func candidate() async throws {
    try await withTemporaryFolder { folder in
      for (place, model, arguments) in [
        ("a", "org/one", ["pretrained": "org/one"] as JSONValue), ("b", "two", "base_url=http://x,model=two,seed=1"),
      ] {
        try folder.write(HarnessLog.text(HarnessLog.samples(1, "a", "b")), to: "\(place)/\(HarnessLog.samples)")
        try folder.write(
          HarnessLog.results(model: model, arguments: arguments, count: 2), to: "\(place)/\(HarnessLog.results)")
      }
      _ = try await importing(["a/\(HarnessLog.samples)", "b/\(HarnessLog.samples)"], candidate: nil, in: folder)
      #expect(try responses(folder).map(\.candidate) == ["org/one", "two"])
      await #expect(throws: ImportError.self, "another name") {
        try await importing(["a/\(HarnessLog.samples)"], candidate: "other", in: folder)
      }
    }
  }

  @Test("a name that the harness made up is none", arguments: ["", ["batch": 1]] as [JSONValue])
  func madeUp(arguments: JSONValue) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(HarnessLog.text(HarnessLog.samples(1, "a", "b")), to: HarnessLog.samples)
      try folder.write(
        HarnessLog.results(model: "brave-otter", arguments: arguments, count: 2), to: HarnessLog.results)
      await #expect(throws: ImportError.noCandidate(path: folder(HarnessLog.samples))) {
        try await importing([HarnessLog.samples], candidate: nil, in: folder)
      }
      _ = try await importing([HarnessLog.samples], candidate: "mine", in: folder)
      #expect(try responses(folder).map(\.candidate) == ["mine"])
    }
  }

  // MARK: - What is wrong

  @Test("fewer samples than the results tell of are a cut file (fault 33)")
  func cutBetweenLines() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(HarnessLog.text(HarnessLog.samples(1, "a", "b")), to: HarnessLog.samples)
      try folder.write(HarnessLog.results(model: "m", arguments: "model=m", count: 4), to: HarnessLog.results)
      await #expect(
        throws: ImportError.missingSamples(
          path: folder(HarnessLog.samples), count: 2, expected: 4, results: folder(HarnessLog.results))
      ) {
        try await importing([HarnessLog.samples], candidate: nil, in: folder)
      }
    }
  }

  /// A log of two pairs with something wrong in its third line, and words of the error.
  enum Damage: String, CaseIterable {
    case otherTask = "no sample of a task that valbench-publish harness made"
    case otherQuestion = "the question is not the for question"
    case otherPrompt = "the prompt that is logged does not ask the for question"
    case otherMessages = "does not ask the for question of"
    case noAnswers = "\"resps\" is not"
    case twice = "is answered more than once"
    case otherPair = "the pair is not the same as before"
    case noObject = "no JSON object"
    case cut = "line 3"

    fileprivate var text: [UInt8] {
      var log = HarnessLog.samples(1, "a", "b") + HarnessLog.samples(2, "c", "d")
      var document = log[2]["doc"]?.asObject ?? [:]
      switch self {
      case .otherTask: log[2]["doc"] = ["question": "2 + 2?", "answer": "4"]
      case .otherQuestion:
        document["question"] = "Explain why all is well."
        log[2]["doc"] = .object(document)
      case .otherPrompt: log[2] = HarnessLog.sample(Fixtures.pair(2), .forSide, ["c"], prompt: "2 + 2?")
      case .otherMessages:
        log[2] = HarnessLog.sample(
          Fixtures.pair(2), .forSide, ["c"], prompt: [#"[{"role":"user","content":"2 + 2?"}]"#])
      case .noAnswers: log[2]["resps"] = [["a", 1]]
      case .twice: log[2] = log[1]
      case .otherPair:
        var row = Fixtures.pair(1).json
        row["category"] = "food"
        let pair = (try? PairRecord(row)) ?? Fixtures.pair(1)
        log[1] = log[2]
        log[2] = HarnessLog.sample(pair, .againstSide, ["b"])
      case .noObject: return Array((HarnessLog.text(Array(log[..<2])) + "[]\n").utf8)
      case .cut: return Array(HarnessLog.text(Array(log[..<3])).utf8.dropLast(40))
      }
      return Array(HarnessLog.text(log).utf8)
    }
  }

  @Test("what cannot be right ends the import with the line, and leaves nothing (fault 19)", arguments: Damage.allCases)
  func damage(_ damage: Damage) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(damage.text, to: "log.jsonl")
      let error = try await #require(throws: ImportError.self) { try await importing(["log.jsonl"], in: folder) }
      #expect(error.description.contains("log.jsonl, line 3: "))
      #expect(error.description.contains(damage.rawValue), "\(error)")
      #expect(try folder.files() == ["log.jsonl"])
    }
  }

  @Test("a chat prompt's messages are looked through, and a template may trim the question")
  func chatPrompts() async throws {
    try await withTemporaryFolder { folder in
      let pair = Fixtures.pair(1)
      let messages: JSONValue = [
        ["role": "system", "content": "Be."], ["role": "user", "content": .string(pair.forQuestion)],
      ]
      try folder.write(
        HarnessLog.text([
          HarnessLog.sample(pair, .forSide, ["a"], prompt: [.string(messages.text)]),
          HarnessLog.sample(pair, .againstSide, ["b"], prompt: .string("<|user|>\(pair.againstQuestion)<|end|>")),
        ]), to: "log.jsonl")
      _ = try await importing(["log.jsonl"], in: folder)
      #expect(try responses(folder).count == 1)
    }
  }

  @Test("bytes that are no UTF-8, an empty file and a missing one are errors (fault 9)")
  func notText() async throws {
    try await withTemporaryFolder { folder in
      try folder.write([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D, 0x0A], to: "latin.jsonl")
      try folder.write("", to: "empty.jsonl")
      try folder.write(" \n\n", to: "blank.jsonl")
      for name in ["latin.jsonl", "empty.jsonl", "blank.jsonl"] {
        await #expect(throws: ImportError.self) { try await importing([name], in: folder) }
      }
      await #expect(throws: ArtifactError.missing(path: folder("none.jsonl"))) {
        try await importing(["none.jsonl"], in: folder)
      }
    }
  }
}
