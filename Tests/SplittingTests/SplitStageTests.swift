import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Splitting

@Suite struct SplitStageTests {
  private func makePair(_ number: Int, page: Int, generator: String = "openai:some-model") throws -> PairRecord {
    try PairRecord([
      "id": .string("pair-\(number)"), "issue_description": "Issue", "for_question": "For",
      "against_question": "Against",
      "wiki": "enwiki", "page_id": .integer(page), "generator": .string(generator),
    ])
  }

  private func withFolder(_ body: nonisolated(nonsending) (String) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in try await body(folder.path) }
  }

  private func write(_ pairs: [PairRecord], to path: String) throws {
    let lines: [UInt8] = pairs.flatMap { JSONValue.object($0.json).encoded() + [0x0A] }
    try Data(lines).write(to: URL(fileURLWithPath: path))
  }

  private func run(_ stage: SplitStage, force: Bool = false) async throws -> StageSummary {
    guard case .done(let summary) = try await stage.run(RunOptions(force: force)) else {
      throw RecordError("the stage did nothing")
    }
    return summary
  }

  private func splits(_ stage: SplitStage) throws -> [Split: [PairRecord]] {
    var splits: [Split: [PairRecord]] = [:]
    for split in Split.allCases {
      splits[split] = try JSONLinesReader<PairRecord>.records(of: [stage.outputPath(of: split)])
    }
    return splits
  }

  @Test func articlesStayTogetherAndNothingIsLost() async throws {
    try await withFolder { folder in
      let pairs = try (0..<900).map { try makePair($0, page: $0 * 7919 % 300) }
      try write(Array(pairs[..<500]), to: folder + "/a.jsonl")
      try write(Array(pairs[500...]), to: folder + "/b.jsonl")
      let stage = SplitStage(inputs: [folder + "/a.jsonl", folder + "/b.jsonl"], outputFolder: folder + "/splits")
      let summary = try await run(stage)
      let splits = try splits(stage)

      var splitOfGroup: [String: Split] = [:]
      for (split, pairs) in splits {
        for pair in pairs { #expect(splitOfGroup.updateValue(split, forKey: pair.groupKey) ?? split == split) }
        #expect(summary["\(split) pairs"] == pairs.count)
        let numbers = pairs.compactMap { Int($0.id.dropFirst(5)) }
        #expect(numbers == numbers.sorted())
      }
      #expect(summary.counts.map(\.name) == ["pairs", "articles", "train pairs", "validation pairs", "test pairs"])
      #expect(summary["pairs"] == 900 && summary["articles"] == 300)
      #expect(splits.values.map(\.count).reduce(0, +) == 900)
      #expect(summary.notices.isEmpty)
    }
  }

  @Test func nothingMovesWhenPairsAreAdded() async throws {
    try await withFolder { folder in
      let pairs = try (0..<600).map { try makePair($0, page: $0 % 200) }
      try write(pairs.filter { $0.source.pageID ?? 0 < 100 }, to: folder + "/old.jsonl")
      try write(pairs.reversed(), to: folder + "/new.jsonl")
      let old = SplitStage(inputs: [folder + "/old.jsonl"], outputFolder: folder + "/old")
      let new = SplitStage(inputs: [folder + "/new.jsonl"], outputFolder: folder + "/new")
      _ = try await run(old)
      _ = try await run(new)
      let (before, after) = (try splits(old), try splits(new))
      for split in Split.allCases {
        let kept = Set((after[split] ?? []).map(\.id))
        #expect((before[split] ?? []).allSatisfy { kept.contains($0.id) })
      }
    }
  }

  @Test func aSecondRunDoesNothingAndAForcedOneGivesTheSameBytes() async throws {
    try await withFolder { folder in
      try write(try (0..<100).map { try makePair($0, page: $0) }, to: folder + "/pairs.jsonl")
      let stage = SplitStage(inputs: [folder + "/pairs.jsonl"], outputFolder: folder + "/splits")
      _ = try await run(stage)
      let before = try contents(of: stage.outputFolder)
      #expect(
        before.keys.sorted() == ["splits.manifest.json", "test.jsonl", "train.jsonl", "validation.jsonl"])
      #expect(try await stage.run(RunOptions()) == .upToDate)
      _ = try await run(stage, force: true)
      #expect(try contents(of: stage.outputFolder) == before)

      let ratios = try SplitRatios(train: 0.5, validation: 0, test: 0.5)
      let other = SplitStage(inputs: stage.inputs, outputFolder: stage.outputFolder, ratios: ratios)
      let summary = try await run(other)
      #expect(summary["validation pairs"] == 0)
      #expect(summary.notices.isEmpty)
    }
  }

  private func contents(of folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return contents
  }

  @Test func aRepeatedPairIsAnErrorAndLeavesNoSplits() async throws {
    try await withFolder { folder in
      try write([makePair(1, page: 1), makePair(2, page: 2)], to: folder + "/a.jsonl")
      try write([makePair(3, page: 3), makePair(1, page: 9)], to: folder + "/b.jsonl")
      let stage = SplitStage(inputs: [folder + "/a.jsonl", folder + "/b.jsonl"], outputFolder: folder + "/splits")
      let expected = SplitError.repeatedPair(id: "pair-1", path: folder + "/b.jsonl", record: 2)
      await #expect(throws: expected) { try await stage.run(RunOptions()) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: stage.outputFolder).isEmpty)
    }
  }

  @Test func emptySplitsAndTheOfflineModelAreNoticed() async throws {
    try await withFolder { folder in
      try write([makePair(1, page: 1, generator: offlineModelName)], to: folder + "/pairs.jsonl")
      let stage = SplitStage(inputs: [folder + "/pairs.jsonl"], outputFolder: folder + "/splits")
      let summary = try await run(stage)
      #expect(
        summary.notices == [
          offlineNotice, "the validation split is empty: the dataset has only 1 article",
          "the test split is empty: the dataset has only 1 article",
        ])
    }
  }

  @Test func emptyInputGivesEmptySplits() async throws {
    try await withFolder { folder in
      try write([], to: folder + "/pairs.jsonl")
      let stage = SplitStage(inputs: [folder + "/pairs.jsonl"], outputFolder: folder + "/splits")
      let summary = try await run(stage)
      #expect(summary["pairs"] == 0)
      #expect(summary.notices.count == 3)
      #expect(try splits(stage).values.allSatisfy(\.isEmpty))
    }
  }
}
