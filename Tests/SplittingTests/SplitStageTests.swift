import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Splitting

@Suite("The stage split")
struct SplitStageTests {
  @Test("articles stay together and nothing is lost")
  func articlesStayTogether() async throws {
    try await withSplitting { runs in
      let pairs = try (0..<900).map { (number: Int) in try makePair("pair-\(number)", page: number * 7919 % 300) }
      let summary = try await runs.split(pairs, into: "splits")
      var splitOfGroup: [String: Split] = [:]
      var count = 0
      for split in Split.drawn {
        let pairs = try runs.pairs("splits", split)
        for pair in pairs { #expect(splitOfGroup.updateValue(split, forKey: pair.groupKey) ?? split == split) }
        #expect(summary["\(split) pairs"] == pairs.count)
        let pages = pairs.compactMap(\.source.pageID)
        #expect(pages == pages.sorted())
        count += pairs.count
      }
      #expect(
        summary.counts.map(\.name) == ["pairs", "articles", "groups", "train pairs", "validation pairs", "test pairs"])
      #expect(summary["pairs"] == 900 && summary["articles"] == 300 && summary["groups"] == 300)
      #expect(count == 900)
      #expect(summary.notices.isEmpty)
    }
  }

  @Test("a second run does nothing, and a forced one gives the same bytes")
  func secondRun() async throws {
    try await withTemporaryFolder { folder in
      let input = try folder.write(
        Fixtures.lines(try (0..<100).map { (number: Int) in try makePair("p\(number)", page: number) }),
        to: "pairs.jsonl")
      let stage = SplitStage(inputs: [input], outputFolder: folder("splits"))
      _ = try await stage.run(RunOptions())
      let files = try folder.files().filter { $0.hasPrefix("splits/") }
      #expect(
        files == ["splits/splits.manifest.json", "splits/test.jsonl", "splits/train.jsonl", "splits/validation.jsonl"])
      let before = try files.map { try folder.read($0) }
      #expect(try await stage.run(RunOptions()) == .upToDate)
      _ = try await stage.run(RunOptions(force: true))
      #expect(try files.map { try folder.read($0) } == before)

      var settings = SplitOptions()
      settings.ratios = try SplitRatios(train: 0.5, validation: 0, test: 0.5)
      let outcome = try await SplitStage(inputs: [input], outputFolder: folder("splits"), settings: settings)
        .run(RunOptions())
      guard case .done(let summary) = outcome else { throw RecordError("the stage did nothing") }
      #expect(summary["validation pairs"] == 0)
      #expect(summary.notices.isEmpty)
    }
  }

  @Test("a repeated pair is an error and leaves no splits")
  func repeatedPair() async throws {
    try await withTemporaryFolder { folder in
      let first = try folder.write(
        Fixtures.lines(try [makePair("p1", page: 1), makePair("p2", page: 2)]), to: "a.jsonl")
      let second = try folder.write(
        Fixtures.lines(try [makePair("p3", page: 3), makePair("p1", page: 9)]), to: "b.jsonl")
      let stage = SplitStage(inputs: [first, second], outputFolder: folder("splits"))
      await #expect(throws: SplitError.repeatedPair(id: "p1", path: second, record: 2)) {
        try await stage.run(RunOptions())
      }
      #expect(try folder.files() == ["a.jsonl", "b.jsonl"])
    }
  }

  @Test("empty splits, the offline model and pairs without main articles are noticed")
  func notices() async throws {
    try await withSplitting { runs in
      let summary = try await runs.split(
        [try makePair("pair-1", page: 1, mainTargets: nil, generator: offlineModelName)], into: "splits")
      #expect(
        summary.notices == [
          offlineNotice, "the validation split is empty: the dataset has only 1 article",
          "the test split is empty: the dataset has only 1 article",
          "1 pairs do not tell their main articles; these are held together by page and text alone",
        ])
    }
  }

  @Test("empty input gives empty splits")
  func emptyInput() async throws {
    try await withSplitting { runs in
      let summary = try await runs.split([], into: "splits")
      #expect(summary["pairs"] == 0)
      #expect(summary.notices.count == 3)
      #expect(try runs.assignment("splits").isEmpty)
    }
  }

  @Test("shuffled input gives the same bytes", arguments: 1...3 as ClosedRange<UInt64>)
  func shuffledInput(seed: UInt64) async throws {
    try await withSplitting { runs in
      let pairs = try randomPairs(200, seed: seed)
      var random = SplitMix64(state: seed)
      var settings = SplitOptions()
      settings.testSize = seed == 3 ? 30 : nil
      settings.freshSince = seed == 2 ? .date("2026-01-01") : nil
      try await runs.split(pairs, into: "a", settings)
      try await runs.split(pairs.shuffled(using: &random), into: "b", settings)
      for split in Split.drawn {
        #expect(try runs.folder.read("a/\(split.fileName)") == runs.folder.read("b/\(split.fileName)"))
      }
      let audit = try Manifest.read(at: runs.folder("a/splits.manifest.json"))?.summary.audit
      #expect(audit != nil)
      #expect(try Manifest.read(at: runs.folder("b/splits.manifest.json"))?.summary.audit == audit)
    }
  }

  @Test("files of an earlier run that this one does not write go with it, unless somebody changed them")
  func leftovers() async throws {
    try await withSplitting { runs in
      let pairs = try (0..<30).map { (number: Int) in
        try makePair("p\(number)", page: number, timestamp: number < 15 ? "2025" : "2027")
      }
      var settings = SplitOptions()
      settings.freshSince = .date("2026-01-01")
      for isChanged in [false, true] {
        try await runs.split(pairs, into: "splits", settings)
        #expect(try runs.pairs("splits", .fresh).count == 15)
        if isChanged { try runs.folder.write("{}\n", to: "splits/fresh.jsonl") }
        try await runs.split(pairs, into: "splits")
        #expect(try runs.folder.files().contains("splits/fresh.jsonl") == isChanged)
      }
    }
  }

  @Test("a test split of a fixed size has that many pairs, as far as groups allow")
  func fixedTestSize() async throws {
    try await withSplitting { runs in
      var settings = SplitOptions()
      settings.testSize = 25
      let single = try (0..<100).map { (number: Int) in try makePair("p\(number)", page: number) }
      let exact = try await runs.split(single, into: "single", settings)
      #expect(exact["test pairs"] == 25)
      #expect(exact.notices.isEmpty)
      #expect(60...75 ~= exact["train pairs"] ?? 0)

      let inTens = try (0..<100).map { (number: Int) in try makePair("p\(number)", page: number / 10) }
      let nearest = try await runs.split(inTens, into: "tens", settings)
      #expect(nearest["test pairs"] == 20)
      #expect(nearest.notices == ["the test split has 20 pairs, not 25: groups are not divided"])

      settings.testSize = 40
      settings.previous = [runs.folder("single")]
      let grown = try await runs.split(single, into: "grown", settings)
      #expect(grown["test pairs"] == 25, "whatever was assigned stays")
    }
  }
}
