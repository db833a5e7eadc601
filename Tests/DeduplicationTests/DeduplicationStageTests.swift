import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Deduplication

@Suite struct DeduplicationStageTests {
  private func write(_ pairs: [PairRecord], to path: String) throws {
    let lines: [UInt8] = pairs.flatMap { JSONValue.object($0.json).encoded() + [0x0A] }
    try Data(lines).write(to: URL(fileURLWithPath: path))
  }

  private func samples(generator: String = "openai:some-model") throws -> [PairRecord] {
    let pair = try makePair(
      "a", for: "Explain why the old bridge should be torn down.", against: "Explain why the old bridge should stay.",
      generator: generator)
    let near = try makePair(
      "c", for: "Explain why the old bridge should be torn down now.",
      against: "Explain why the old bridge should stay.", generator: generator)
    return [near, pair, try pair.swapped]
  }

  @Test func writesWhatItKeepsAndWhatItRemoves() async throws {
    try await withTemporaryFolder { folder in
      try write(samples(), to: folder("pairs.jsonl"))
      let stage = DeduplicationStage(
        inputs: [folder("pairs.jsonl")], output: folder("unique.jsonl"),
        duplicatesOutput: folder("duplicates.jsonl"))
      guard case .done(let summary) = try await stage.run(RunOptions()) else {
        Issue.record("the stage did nothing")
        return
      }
      #expect(
        summary.counts.map { "\($0.value) \($0.name)" }
          == ["3 pairs read", "1 unique pairs", "1 exact duplicates", "1 near duplicates"])
      #expect(summary.notices.isEmpty)
      let unique = try JSONLinesReader<PairRecord>.records(of: [stage.output])
      let duplicates = try JSONLinesReader<DuplicateRecord>.records(of: [stage.duplicatesOutput])
      #expect(unique.map(\.id) == ["a"])
      #expect(duplicates.map(\.pair.id) == ["a-swapped", "c"])
      #expect(duplicates.map(\.keptID) == ["a", "a"])
      #expect(duplicates.map(\.isSwapped) == [true, false])

      let before = try contents(of: folder.path)
      #expect(try await stage.run(RunOptions()) == .upToDate)
      guard case .done = try await stage.run(RunOptions(force: true)) else {
        Issue.record("the stage did nothing")
        return
      }
      #expect(try contents(of: folder.path) == before)
    }
  }

  private func contents(of folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return contents
  }

  @Test func saysThatTheOfflineModelMeansNothing() async throws {
    try await withTemporaryFolder { folder in
      try write(samples(generator: offlineModelName), to: folder("pairs.jsonl"))
      let outcome = try await DeduplicationStage(
        inputs: [folder("pairs.jsonl")], output: folder("unique.jsonl"),
        duplicatesOutput: folder("duplicates.jsonl")
      ).run(RunOptions())
      guard case .done(let summary) = outcome else {
        Issue.record("the stage did nothing")
        return
      }
      #expect(summary.notices == [offlineNotice])
    }
  }

  @Test func emptyInputGivesEmptyOutputs() async throws {
    try await withTemporaryFolder { folder in
      try write([], to: folder("pairs.jsonl"))
      let stage = DeduplicationStage(
        inputs: [folder("pairs.jsonl")], output: folder("unique.jsonl"),
        duplicatesOutput: folder("duplicates.jsonl"))
      _ = try await stage.run(RunOptions())
      #expect(try Data(contentsOf: URL(fileURLWithPath: stage.output)).isEmpty)
      #expect(try Data(contentsOf: URL(fileURLWithPath: stage.duplicatesOutput)).isEmpty)
    }
  }

  @Test func aBadThresholdLeavesNoFiles() async throws {
    try await withTemporaryFolder { folder in
      let stage = DeduplicationStage(
        inputs: [], output: folder("unique.jsonl"), duplicatesOutput: folder("duplicates.jsonl"), threshold: 2)
      await #expect(throws: DeduplicationError.badThreshold(2)) { try await stage.run(RunOptions()) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(left.isEmpty)
    }
  }

  @Test("any number of threads and any order of the input give the same bytes")
  func threads() async throws {
    var generator = TextGenerator(seed: 9)
    var pairs: [PairRecord] = []
    for number in 0..<400 {
      let pair = try generator.pair("a\(number)", wordsPerText: 50)
      pairs += [pair, try generator.variant(of: pair, id: "b\(number)", changes: number % 8)]
    }
    try await withTemporaryFolder { folder in
      try write(pairs, to: folder("pairs.jsonl"))
      func outputs(_ threads: Int) async throws -> [String: Data] {
        let stage = DeduplicationStage(
          inputs: [folder("pairs.jsonl")], output: folder("out/unique.jsonl"),
          duplicatesOutput: folder("out/duplicates.jsonl"), wordings: [englishWording], threads: threads)
        _ = try await stage.run(RunOptions(force: true))
        return try contents(of: folder("out"))
      }
      let expected = try await outputs(1)
      #expect(expected.count == 3)
      for threads in [2, 5] {
        let found = try await outputs(threads)
        #expect(found == expected)
      }
      var random = SplitMix64(state: 9)
      try write(pairs.shuffled(using: &random), to: folder("pairs.jsonl"))
      let shuffled = try await outputs(2)
      for name in ["unique.jsonl", "duplicates.jsonl"] { #expect(shuffled[name] == expected[name]) }
    }
  }

  @Test("the records are written as the stage's records are, and hold nothing but what was read")
  func bytes() async throws {
    try await withTemporaryFolder { folder in
      try Data(
        #"{"against_question":"B","for_question":"A","issue_description":"Some issue","own":[1,2.50]}"#.utf8
      ).write(to: URL(fileURLWithPath: folder("pairs.jsonl")))
      let stage = DeduplicationStage(
        inputs: [folder("pairs.jsonl"), folder("pairs.jsonl")], output: folder("unique.jsonl"),
        duplicatesOutput: folder("duplicates.jsonl"))
      _ = try await stage.run(RunOptions())
      let pair = try #require(try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")]).first)
      let duplicate = DuplicateRecord(pair: pair, keptID: pair.id, method: .exact, score: 1, isSwapped: false)
      let unique = try Data(contentsOf: URL(fileURLWithPath: stage.output))
      let duplicates = try Data(contentsOf: URL(fileURLWithPath: stage.duplicatesOutput))
      #expect(Array(unique) == JSONValue.object(pair.json).encoded() + [0x0A])
      #expect(Array(duplicates) == JSONValue.object(duplicate.json).encoded() + [0x0A])
    }
  }

  @Test("--explain tells what is compared and why it does not match")
  func explain() async throws {
    try await withTemporaryFolder { folder in
      try write(
        samples() + [try makePair("z", issue: "Another matter", for: "Yes", against: "No")], to: folder("pairs.jsonl"))
      let stage = DeduplicationStage(
        inputs: [folder("pairs.jsonl")], output: "-", duplicatesOutput: "-", wordings: [englishWording])
      let lines = try await stage.explain("a", "c")
      #expect(lines.contains("  for: explain why the old bridge should be torn down"))
      #expect(lines.contains("    without shared phrases: the old bridge should be torn down"))
      #expect(lines.contains("threshold: 0.8"))
      #expect(lines.last == "verdict: near duplicates")
      #expect(try await stage.explain("a", "a-swapped").last == "verdict: exact duplicates, with their sides exchanged")
      let other = try await stage.explain("z", "a")
      #expect(other.last == "verdict: no duplicates: the similarity is below the threshold")
      await #expect(throws: DeduplicationError.noSuchPair(id: "y")) { try await stage.explain("a", "y") }
    }
  }

  @Test("of several faults the first one is told, with file and line")
  func firstFault() async throws {
    try await withTemporaryFolder { folder in
      let good = JSONValue.object(try samples()[0].json).text
      let lines = Array(repeating: good, count: 3_000) + ["{}"] + Array(repeating: good, count: 3_000) + ["[]"]
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder("pairs.jsonl")))
      let stage = DeduplicationStage(
        inputs: [folder("pairs.jsonl")], output: folder("unique.jsonl"),
        duplicatesOutput: folder("duplicates.jsonl"), threads: 4)
      do {
        _ = try await stage.run(RunOptions())
        Issue.record("no error")
      } catch let ArtifactError.badRecord(_, line, _) {
        #expect(line == 3_001)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pairs.jsonl"])
    }
  }
}
