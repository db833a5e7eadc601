import Artifacts
import TestSupport
import Testing

@testable import Splitting

@Suite("Fresh pairs")
struct FreshTests {
  @Test("each kind of evidence is told from the sections of an earlier dump, and groups of fresh pairs are a split")
  func sections() async throws {
    try await withSplitting { runs in
      let earlier = (1...4).map { Fixtures.section($0, title: "Zoo \($0)", text: "Text number \($0).") }
      let file = try runs.folder.write(Fixtures.lines(earlier), to: "sections.jsonl")
      let (same, changed, unknown) = (earlier[0], earlier[1], earlier[2])
      func pair(_ id: String, page: Int, section: String, hash: String?) throws -> PairRecord {
        try makePair(id, wiki: "testwiki", page: page, section: section, hash: hash)
      }
      let pairs = try [
        pair("same", page: 1, section: same.id, hash: same.textHash),
        pair("new-section-beside", page: 1, section: "sec-1", hash: "0"),
        pair("changed", page: 2, section: changed.id, hash: "0"),
        pair("unknown", page: 3, section: unknown.id, hash: nil),
        pair("new-section", page: 4, section: "sec-2", hash: "0"),
        pair("new-article", page: 5, section: "sec-3", hash: "0"),
        makePair("row", wiki: "", page: nil, title: "Zoo"),
      ]
      var settings = SplitOptions()
      settings.freshSince = .sections(path: file)
      let summary = try await runs.split(pairs, into: "splits", settings)
      let assignment = try runs.assignment("splits")
      #expect(
        assignment.filter { $0.value == .fresh }.keys.sorted() == ["changed", "new-article", "new-section"])
      var evidence: [String: PairRecord.Freshness] = [:]
      for split in Split.allCases {
        for pair in try runs.pairs("splits", split) { evidence[pair.id] = pair.fresh }
      }
      #expect(
        evidence == [
          "new-section-beside": .newSection, "changed": .changedText, "new-section": .newSection,
          "new-article": .newArticle,
        ])
      #expect(summary["fresh pairs"] == 3)
      #expect(summary.notices.contains("2 pairs do not tell enough to be called fresh, and are not"))
      #expect(
        summary.notices.contains("1 fresh pairs are not in fresh.jsonl: they belong with pairs that are not"))
    }
  }

  @Test("a day tells by the revision's date")
  func date() async throws {
    try await withSplitting { runs in
      let pairs = try ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", ""].enumerated().map {
        try makePair("p\($0)", page: $0, timestamp: $1)
      }
      var settings = SplitOptions()
      settings.freshSince = FreshSince("2026-01-01")
      let summary = try await runs.split(pairs, into: "splits", settings)
      #expect(try runs.pairs("splits", .fresh).map(\.id) == ["p1"])
      #expect(try runs.pairs("splits", .fresh).map(\.fresh) == [.revision])
      #expect(summary.notices.contains("1 pairs do not tell enough to be called fresh, and are not"))
    }
  }

  @Test("earlier pairs beat freshness: what touches them goes where they are")
  func withPrevious() async throws {
    try await withSplitting { runs in
      try await runs.split([try makePair("old", page: 1, timestamp: "2025-01-01T00:00:00Z")], into: "old")
      let before = try #require(try runs.assignment("old")["old"])
      var settings = SplitOptions()
      settings.freshSince = .date("2026-01-01")
      settings.previous = [runs.folder("old")]
      let new = try [1, 2].map { (number: Int) in
        try makePair("new-\(number)", page: number, timestamp: "2026-02-02T00:00:00Z")
      }
      try await runs.split(new, into: "new", settings)
      #expect(try runs.assignment("new") == ["new-1": before, "new-2": .fresh])
      #expect(try runs.folder.files().contains("new/quarantine.jsonl"))
    }
  }

  @Test(
    "a day is told from a file's name",
    arguments: [
      ("2026-01-31", FreshSince.date("2026-01-31")), ("2026-13-01", .sections(path: "2026-13-01")),
      ("2026-1-1", .sections(path: "2026-1-1")), ("old/sections.jsonl", .sections(path: "old/sections.jsonl")),
      ("20a6-01-01", .sections(path: "20a6-01-01")),
    ])
  func argument(text: String, expected: FreshSince) {
    #expect(FreshSince(text) == expected)
  }
}
