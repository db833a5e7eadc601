import Artifacts
import TestSupport
import Testing

@testable import Splitting

/// What is promised of assignments when a dataset grows.
@Suite("Stability")
struct StabilityTests {
  @Test("with --previous nothing that was assigned moves, whatever is added", arguments: 1...6 as ClosedRange<UInt64>)
  func withPrevious(seed: UInt64) async throws {
    try await withSplitting { runs in
      let old = try randomPairs(150, seed: seed)
      // Pages and main articles of the newcomers are partly those of the old ones, so that groups merge.
      let new = try randomPairs(150, seed: seed + 100, prefix: "n")
      try await runs.split(old, into: "old")
      let before = try runs.assignment("old")
      var settings = SplitOptions()
      settings.previous = [runs.folder("old")]
      // Another salt and other ratios: the earlier assignment beats both.
      settings.salt = "other"
      settings.ratios = try SplitRatios(train: 0.4, validation: 0.2, test: 0.4)
      let summary = try await runs.split(Array(new.prefix(100)) + old + new.suffix(50), into: "new", settings)
      let after = try runs.assignment("new")
      #expect(before.allSatisfy { after[$0.key] == $0.value })

      let quarantine = try runs.quarantine("new")
      #expect(quarantine.allSatisfy { $0.splits.count > 1 && $0.pair.id.hasPrefix("n") })
      #expect(after.count + quarantine.count == 300)
      #expect(summary.dropped.values.reduce(0, +) == quarantine.count)
      #expect(summary["assigned earlier"] == 150)
      #expect(summary.audit?["shared_pages"] == 0)
      #expect(summary.audit?["shared_titles"] == 0)
    }
  }

  @Test("newcomers that touch two splits are put aside, and all that come with them; others follow what they touch")
  func quarantine() async throws {
    try await withSplitting { runs in
      let old = try (0..<60).map { (number: Int) in try makePair("p\(number)", page: number, title: "T\(number)") }
      try await runs.split(old, into: "old")
      let before = try runs.assignment("old")
      let train = try #require(old.first { before[$0.id] == .train })
      let test = try #require(old.first { before[$0.id] == .test })
      let newcomers = try [
        makePair("follows", page: test.source.pageID),
        makePair("bridge", page: train.source.pageID, mainTargets: [test.source.pageTitle]),
        makePair("beside", page: 1000, mainTargets: ["Shared"]),
        makePair("beside-2", page: 1001, mainTargets: ["shared", train.source.pageTitle, test.source.pageTitle]),
        test.nearDuplicate("alike", page: 1002),
      ]
      var settings = SplitOptions()
      settings.previous = Split.drawn.map { runs.folder("old") + "/" + $0.fileName }
      try await runs.split(old + newcomers, into: "new", settings)
      let after = try runs.assignment("new")
      #expect(after["follows"] == .test)
      #expect(after["alike"] == .test)
      #expect(after.count == 62)
      let quarantine = try runs.quarantine("new")
      #expect(Set(quarantine.map(\.pair.id)) == ["bridge", "beside", "beside-2"])
      #expect(quarantine.allSatisfy { $0.splits == ["test", "train"] })
    }
  }

  @Test("earlier pairs that are no longer there still hold their articles in place")
  func lostPairs() async throws {
    try await withSplitting { runs in
      let old = try (0..<60).map { (number: Int) in try makePair("p\(number)", page: number) }
      try await runs.split(old, into: "old")
      let before = try runs.assignment("old")
      let rewritten = try (0..<60).map { (number: Int) in try makePair("q\(number)", page: number) }
      var settings = SplitOptions()
      settings.previous = [runs.folder("old")]
      settings.salt = "other"
      let summary = try await runs.split(rewritten, into: "new", settings)
      let after = try runs.assignment("new")
      #expect((0..<60).allSatisfy { after["q\($0)"] == before["p\($0)"] })
      #expect(summary["assigned earlier"] == 0)
      #expect(summary["assigned earlier and no longer there"] == 60)
    }
  }

  /// The group of each pair as the ids of its members, and its smallest key.
  private func groups(_ pairs: [PairRecord]) async throws -> [String: (members: Set<String>, key: String)] {
    let dataset = try await SplitDataset(pairs: pairs, earlier: try EarlierSplits(files: []), settings: SplitOptions())
    var groups: [String: (members: Set<String>, key: String)] = [:]
    for (_, places) in Dictionary(grouping: dataset.pairs.indices, by: { dataset.plan.groups[$0] }) {
      let members = places.map { dataset.pairs[$0] }
      let key = members.map(StableKey.init).min()?.text ?? ""
      for pair in members { groups[pair.id] = (Set(members.map(\.id)), key) }
    }
    return groups
  }

  @Test(
    "without --previous a pair moves only if newcomers give its group a smaller key",
    arguments: 1...6 as ClosedRange<UInt64>)
  func withoutPrevious(seed: UInt64) async throws {
    try await withSplitting { runs in
      let old = try randomPairs(150, seed: seed)
      let all = try old + randomPairs(150, seed: seed + 100, prefix: "n")
      try await runs.split(old, into: "old")
      try await runs.split(all, into: "all")
      let (before, after) = (try runs.assignment("old"), try runs.assignment("all"))
      let (groupsBefore, groupsAfter) = (try await groups(old), try await groups(all))
      var grown = 0
      for pair in old {
        let (was, now) = (try #require(groupsBefore[pair.id]), try #require(groupsAfter[pair.id]))
        #expect(now.members.isSuperset(of: was.members))
        if was.members != now.members { grown += 1 }
        if was.key == now.key { #expect(before[pair.id] == after[pair.id]) }
        #expect(after[pair.id] == SplitAssignment().split(ofGroup: now.key))
      }
      #expect(grown > 0)
    }
  }

  @Test("articles that are new to a wiki give no group a smaller key, so they move only groups that they join")
  func newArticles() async throws {
    try await withSplitting { runs in
      let old = try (0..<100).map { (number: Int) in try makePair("p\(number)", page: number + 5, title: "T\(number)") }
      let new = try (0..<100).map { (number: Int) in
        try makePair("n\(number)", page: 1000 + number, title: "N\(number)", mainTargets: ["T\(number)"])
      }
      try await runs.split(old, into: "old")
      try await runs.split(new + old, into: "all")
      let (before, after) = (try runs.assignment("old"), try runs.assignment("all"))
      #expect(before.allSatisfy { after[$0.key] == $0.value })
      #expect((0..<100).allSatisfy { after["n\($0)"] == before["p\($0)"] })
    }
  }

  @Test("--previous takes a folder or files named after splits, and no pair in two of them")
  func previousFiles() async throws {
    try await withSplitting { runs in
      #expect(throws: SplitError.noSplitFile(path: "unique.jsonl")) { try EarlierSplits.files(["unique.jsonl"]) }
      let pair = Fixtures.lines([try makePair("p", page: 1)])
      let train = try runs.folder.write(pair, to: "train.jsonl")
      let test = try runs.folder.write(pair, to: "test.jsonl")
      #expect(throws: SplitError.twoSplits(id: "p", path: test)) { try EarlierSplits(files: [train, test]) }
    }
  }
}
