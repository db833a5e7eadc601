import Artifacts
import Deduplication
import Foundation
import TestSupport
import Testing
import TextFolding

@testable import Splitting

@Suite("The audit")
struct AuditTests {
  /// Pairs that were assigned at random, so that there is much to find.
  private func sample(
    _ seed: UInt64
  ) async throws -> (pairs: [PairRecord], placed: [Split?], groups: [Int], similarity: PairSimilarity) {
    var random = SplitMix64(state: seed)
    let pairs = try randomPairs(120, seed: seed)
    let dataset = try await SplitDataset(pairs: pairs, earlier: try EarlierSplits(files: []), settings: SplitOptions())
    let placed = dataset.pairs.map { _ in
      ([.train, .train, .validation, .test, nil] as [Split?]).randomElement(using: &random) ?? nil
    }
    return (dataset.pairs, placed, dataset.plan.groups, dataset.similarity)
  }

  private func shingles(_ pair: PairRecord) -> Set<String> {
    var shingles: Set<String> = []
    for text in [pair.issueDescription, pair.forQuestion, pair.againstQuestion] {
      let letters = Array(FoldedText(text).text)
      for start in 0...(letters.count - 5) { shingles.insert(String(letters[start..<(start + 5)])) }
    }
    return shingles
  }

  @Test("its numbers equal brute force", arguments: 1...5 as ClosedRange<UInt64>)
  func bruteForce(seed: UInt64) async throws {
    let (pairs, placed, groups, similarity) = try await sample(seed)
    let audit = try await SplitAudit(
      pairs, groups: groups, placed: placed, splits: Split.drawn, redirects: Redirects(), similarity: similarity)
    let split = Dictionary(uniqueKeysWithValues: zip(pairs.map(\.id), placed))

    func sets(_ of: Split) -> [Set<String>] { pairs.filter { split[$0.id] == of }.map(shingles) }
    let training = sets(.train)
    let highest = sets(.test).flatMap { mine in
      training.map { Double(mine.intersection($0).count) / Double(mine.union($0).count) }
    }.max()
    let alike = try #require(audit.alike.first)
    #expect(audit.alike.count == 1 && alike.method == "jaccard" && alike.split == .test && alike.other == .train)
    #expect(alike.score == highest)
    #expect(split[alike.id] == .test && split[alike.otherID] == .train)

    func shared(_ keys: (PairRecord) -> [String]) -> Int {
      Set(pairs.flatMap(keys)).count { key in
        Set(pairs.filter { keys($0).contains(key) }.compactMap { split[$0.id] ?? nil }).count > 1
      }
    }
    #expect(audit.sharedPages == shared { [$0.groupKey] })
    #expect(
      audit.sharedTitles
        == shared { pair in
          ([pair.source.pageTitle] + (pair.source.mainTargets ?? [])).map { $0.prefix(1).uppercased() + $0.dropFirst() }
        })
    let number = Dictionary(uniqueKeysWithValues: zip(pairs.map(\.id), groups))
    #expect(audit.dividedGroups == shared { ["\(number[$0.id] ?? -1)"] })
    for one in Split.drawn {
      let members = pairs.filter { split[$0.id] == one }
      #expect(audit.sizes[one]?.pairs == members.count)
      #expect(audit.sizes[one]?.articles == Set(members.map(\.groupKey)).count)
      #expect(audit.sizes[one]?.groups == Set(members.map { number[$0.id] }).count)
      for category in ["animals", "law", "trade"] {
        #expect(audit.categories[category]?[one] ?? 0 == members.count { $0.category == category })
      }
      for scale in ["national", "niche"] {
        #expect(audit.scales[scale]?[one] ?? 0 == members.count { $0.issueScale == scale })
      }
    }
    #expect(audit.sharedPages > 0 && audit.dividedGroups > 0)
  }

  @Test("the manifest holds it, and what is printed tells it")
  func manifest() async throws {
    try await withSplitting { runs in
      let summary = try await runs.split(try randomPairs(200, seed: 9), into: "splits")
      let audit = try #require(summary.audit)
      #expect(
        audit.members.map(\.key) == [
          "shared_pages", "shared_titles", "divided_groups", "largest_group", "most_alike", "splits", "categories",
          "issue_scales", "category_test",
        ])
      let score = audit["most_alike"]?.asArray?.first?.asObject?["score"]?.asNumber
      #expect(try #require(score) < 0.6)
      #expect(try Manifest.read(at: runs.folder("splits/splits.manifest.json"))?.summary.audit == audit)
    }
  }

  @Test("a table's chi-squared is the textbook's")
  func chiSquared() throws {
    // Computed with R: chisq.test(matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE)), Agresti 2007, table 2.5.
    let test = try #require(ChiSquaredTest([[762, 327, 468], [484, 239, 477]]))
    #expect(abs(test.statistic - 30.070149) < 1e-6)
    #expect(test.degreesOfFreedom == 2 && test.sparseCells == 0)
    #expect(abs(test.probability - exp(-test.statistic / 2)) < 1e-15)
    let sparse = try #require(ChiSquaredTest([[1, 2, 0], [0, 0, 0], [3, 1, 0]]))
    #expect(sparse.degreesOfFreedom == 1 && sparse.sparseCells == 4)
    #expect(abs(sparse.statistic - 7 * 25 / (3 * 4 * 4 * 3)) < 1e-12)
    for table in [[], [[1, 2]], [[1], [2]], [[0, 0], [0, 0]], [[1, 0], [2, 0]]] {
      #expect(ChiSquaredTest(table) == nil)
    }
  }

  @Test("the incomplete gamma function has its closed forms' values")
  func incompleteGamma() {
    for step in 0...400 {
      let x = Double(step) / 8
      var (term, sum) = (1.0, 0.0)
      for n in 1...40 {
        sum += term
        term *= x / Double(n)
        let expected = exp(-x) * sum
        #expect(abs(regularizedUpperIncompleteGamma(a: Double(n), x: x) - expected) <= 1e-12)
        if x > Double(n) + 1 {
          #expect(abs(regularizedUpperIncompleteGamma(a: Double(n), x: x) / expected - 1) <= 1e-11)
        }
      }
      #expect(abs(regularizedUpperIncompleteGamma(a: 0.5, x: x) - erfc(x.squareRoot())) <= 1e-13)
    }
    #expect(regularizedUpperIncompleteGamma(a: 3, x: .infinity) == 0)
  }

  @Test("a category's spread over splits is tested by groups, not by pairs")
  func groupsAreTheUnit() async throws {
    let pairs = try (0..<40).map { (number: Int) in
      try makePair("p\(number)", page: number / 10, category: number < 20 ? "law" : "trade")
    }
    let placed = pairs.map { $0.category == "law" ? Split.train : .test }
    let similarity = try await PairSimilarity(pairs, threshold: 0.6, phrases: .none, threads: 1)
    let audit = try await SplitAudit(
      pairs, groups: pairs.map { $0.source.pageID ?? 0 }, placed: placed, splits: Split.drawn, redirects: Redirects(),
      similarity: similarity)
    let test = try #require(audit.categoryTest)
    #expect(test.statistic == 4, "four groups: two and two")
  }
}
