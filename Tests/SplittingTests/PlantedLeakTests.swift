import Artifacts
import TestSupport
import Testing

@testable import Splitting

@Suite("Leaks that were planted")
struct PlantedLeakTests {
  /// Splits many unrelated pairs and, among them, groups that belong together, and says how many groups were divided.
  private func expectTogether(
    _ groups: [[PairRecord]], _ settings: SplitOptions = SplitOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await withSplitting { runs in
      let others = try (0..<100).map { try makePair("other-\($0)", page: 1_000_000 + $0) }
      let summary = try await runs.split(others + groups.joined(), into: "splits", settings)
      let assignment = try runs.assignment("splits")
      for group in groups {
        #expect(Set(group.map { assignment[$0.id] }).count == 1, sourceLocation: sourceLocation)
      }
      #expect(Set(assignment.values).isSuperset(of: Split.drawn), sourceLocation: sourceLocation)
      #expect(summary["groups"] == 100 + groups.count, sourceLocation: sourceLocation)
      #expect(summary.audit?["shared_pages"] == 0, sourceLocation: sourceLocation)
      #expect(summary.audit?["shared_titles"] == 0, sourceLocation: sourceLocation)
      #expect(summary.audit?["divided_groups"] == 0, sourceLocation: sourceLocation)
    }
  }

  @Test("near-duplicates across pages stay together, also those that deduplication leaves")
  func nearDuplicates() async throws {
    try await expectTogether(
      try (0..<40).map { number in
        let pair = try makePair("a\(number)", page: number)
        return try [
          pair, pair.nearDuplicate("b\(number)", page: 1000 + number, changes: 1),
          pair.nearDuplicate("c\(number)", page: 2000 + number, changes: 4),
        ]
      })
  }

  @Test("pairs that only embeddings show to be alike stay together, and the audit has their method")
  func embeddings() async throws {
    try await withSplitting { runs in
      var random = SplitMix64(state: 3)
      func vector() -> [Float] { (0..<24).map { _ in Float.random(in: -1...1, using: &random) } }
      var (pairs, records): ([PairRecord], [EmbeddingRecord]) = ([], [])
      for number in 0..<60 {
        let (forVector, againstVector) = (vector(), vector())
        for (name, sides) in [("a", (forVector, againstVector)), ("b", (againstVector, forVector))] {
          pairs.append(try makePair("\(name)\(number)", page: pairs.count))
          records.append(
            EmbeddingRecord(id: "\(name)\(number)", model: "m", forVector: sides.0, againstVector: sides.1))
        }
      }
      var settings = SplitOptions()
      settings.embeddings = [try runs.folder.write(Fixtures.lines(records), to: "embeddings.jsonl")]
      settings.threads = 2
      let summary = try await runs.split(pairs, into: "splits", settings)
      let assignment = try runs.assignment("splits")
      for number in 0..<60 { #expect(assignment["a\(number)"] == assignment["b\(number)"]) }
      #expect(summary["groups"] == 60)
      let methods = summary.audit?["most_alike"]?.asArray?.compactMap { $0.asObject?["method"]?.asString }
      #expect(methods == ["jaccard", "cosine"])
      let score = summary.audit?["most_alike"]?.asArray?.last?.asObject?["score"]?.asNumber
      #expect(try #require(score) < 0.92)
    }
  }

  @Test("pairs too short for shingles stay together if they are equal")
  func shortTexts() async throws {
    func short(_ id: String, page: Int, text: String) throws -> PairRecord {
      try PairRecord([
        "id": .string(id), "issue_description": .string(text), "for_question": "a", "against_question": "b",
        "wiki": "enwiki", "page_id": .integer(page), "main_targets": [],
      ])
    }
    try await expectTogether(
      try ["x", "y", "z", "v", "w", "u", "t", "s"].enumerated().map { number, text in
        try [short("a\(number)", page: number, text: text), short("b\(number)", page: 100 + number, text: text + "!")]
      })
  }

  @Test("pages that name one main article stay together, and with that article")
  func mainArticles() async throws {
    try await expectTogether(
      try (0..<40).map { number in
        try [
          makePair("a\(number)", page: number, title: "Page \(number)", mainTargets: ["criticism of X\(number)"]),
          makePair(
            "b\(number)", page: 1000 + number, title: "B\(number)", mainTargets: ["Criticism_of X\(number)#Law"]),
          makePair("c\(number)", page: 2000 + number, title: "Criticism of X\(number)"),
        ]
      })
  }

  @Test("a page under two titles, and a title under two ids, stay together")
  func twoTitles() async throws {
    try await expectTogether(
      try (0..<40).map { number in
        try [
          makePair("a\(number)", page: number, title: "Old name \(number)"),
          makePair("b\(number)", page: number, title: "New name \(number)"),
          makePair("c\(number)", page: 1000 + number, title: "New name \(number)"),
          makePair("d\(number)", wiki: "", page: nil, title: "new name \(number)"),
        ]
      })
  }

  @Test("redirects are followed from titles and main articles")
  func redirects() async throws {
    try await withTemporaryFolder { folder in
      let records = (0..<40).map {
        RedirectRecord(wiki: "enwiki", title: "Short \($0)", target: "Long name \($0)#Section")
      }
      var settings = SplitOptions()
      settings.redirects = try folder.write(Fixtures.lines(records), to: "redirects.jsonl")
      try await expectTogether(
        try (0..<40).map { number in
          try [
            makePair("a\(number)", page: number, title: "A\(number)", mainTargets: ["short \(number)"]),
            makePair("b\(number)", page: 1000 + number, title: "Long name \(number)"),
          ]
        }, settings)
    }
  }

  @Test("pages of one number or title in two wikis are two pages")
  func otherWikis() async throws {
    try await withSplitting { runs in
      let pairs = try ["enwiki", "frwiki"].map { try makePair($0, wiki: $0, page: 7, title: "Zoo") }
      #expect(try await runs.split(pairs, into: "splits")["groups"] == 2)
    }
  }

  @Test(
    "titles are taken in MediaWiki's form",
    arguments: [
      ("zoo", "Zoo"), ("Zoo_and  park_", "Zoo and park"), (":Zoo#History", "Zoo"), ("é", "É"), ("ßx", "ßx"),
      (" _zoo", "Zoo"), ("iPhone", "IPhone"),
    ])
  func titleForm(text: String, title: String) {
    #expect(ArticleTitle(wiki: "w", text)?.title == title)
  }

  @Test("what names no article is no title", arguments: ["", "#History", " _ ", ":"])
  func noTitle(text: String) {
    #expect(ArticleTitle(wiki: "w", text) == nil)
  }
}
