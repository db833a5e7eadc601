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
      #expect(duplicates.map(\.pair.id) == ["c", "a-swapped"])
      #expect(duplicates.map(\.keptID) == ["a", "a"])
      #expect(duplicates.map(\.isSwapped) == [false, true])

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
}
