import Artifacts
import Deduplication

/// What the splits are measured to be, whatever they were meant to be.
struct SplitAudit {
  /// A pair of one split that is alike one of another.
  struct Alike: Equatable {
    let method: String
    let split: Split
    let other: Split
    /// From 0 to 1.
    let score: Double
    let id: String
    let otherID: String
  }

  struct Size: Equatable {
    var pairs = 0
    var groups = 0
    var articles = 0
    var freshPairs = 0
  }

  let splits: [Split]
  private(set) var sizes: [Split: Size] = [:]
  /// Pairs by label and split.
  private(set) var categories: [String: [Split: Int]] = [:]
  private(set) var scales: [String: [Split: Int]] = [:]
  /// Pages, main articles and groups that have pairs in several splits.
  private(set) var sharedPages = 0
  private(set) var sharedTitles = 0
  private(set) var dividedGroups = 0
  /// In pairs.
  private(set) var largestGroup = 0
  /// For each method the most alike pairs of an evaluated split and the training split.
  private(set) var alike: [Alike] = []
  /// Of the drawn splits. Each group counts once, with the category of most of its pairs, for it is groups that are drawn:
  /// pairs of one group are not independent.
  private(set) var categoryTest: ChiSquaredTest?

  /// - Parameters:
  ///   - groups: for each pair a number that it shares with its group.
  ///   - placed: for each pair its split; those without one do not count.
  ///   - splits: those that are written.
  ///   - similarity: how alike pairs are by their texts, with those of `pairs` first.
  ///   - embedded: the same by their embeddings.
  /// - Throws: `CancellationError`.
  init(
    _ pairs: [PairRecord], groups: [Int], placed: [Split?], splits: [Split], redirects: Redirects,
    similarity: PairSimilarity, embedded: EmbeddedPairs? = nil, threads: Int = 1
  ) async throws {
    self.splits = splits
    var pages: [String: Set<Split>] = [:]
    var titles: [ArticleTitle: Set<Split>] = [:]
    var groupSplits: [Int: Set<Split>] = [:]
    var groupSizes: [Int: Int] = [:]
    var groupCategories: [Int: [String: Int]] = [:]
    for (place, pair) in pairs.enumerated() {
      guard let split = placed[place] else { continue }
      pages[pair.groupKey, default: []].insert(split)
      for title in PairGraph.titles(of: pair) { titles[redirects.article(title), default: []].insert(split) }
      groupSplits[groups[place], default: []].insert(split)
      groupSizes[groups[place], default: 0] += 1
      groupCategories[groups[place], default: [:]][pair.category, default: 0] += 1
      sizes[split, default: Size()].pairs += 1
      if pair.fresh != nil { sizes[split, default: Size()].freshPairs += 1 }
      categories[pair.category, default: [:]][split, default: 0] += 1
      scales[pair.issueScale, default: [:]][split, default: 0] += 1
    }
    for found in pages.values { for split in found { sizes[split, default: Size()].articles += 1 } }
    for found in groupSplits.values { for split in found { sizes[split, default: Size()].groups += 1 } }
    sharedPages = pages.values.count { $0.count > 1 }
    sharedTitles = titles.values.count { $0.count > 1 }
    dividedGroups = groupSplits.values.count { $0.count > 1 }
    largestGroup = groupSizes.values.max() ?? 0
    categoryTest = Self.test(groupCategories, groupSplits)
    for split in splits where split == .test || split == .fresh {
      let (mine, others) = (
        placed.indices.filter { placed[$0] == split }, placed.indices.filter { placed[$0] == .train }
      )
      let found = [
        ("jaccard", try await similarity.highest(between: mine, and: others)),
        ("cosine", try await embedded?.highest(between: mine, and: others, threads: threads)),
      ]
      for case (let method, let highest?) in found {
        alike.append(
          Alike(
            method: method, split: split, other: .train, score: highest.score, id: pairs[highest.first].id,
            otherID: pairs[highest.second].id))
      }
    }
  }

  private static func test(
    _ groupCategories: [Int: [String: Int]], _ groupSplits: [Int: Set<Split>]
  ) -> ChiSquaredTest? {
    var rows: [String: [Int]] = [:]
    for (group, categories) in groupCategories {
      guard let most = categories.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      let found = groupSplits[group] ?? []
      for (column, split) in Split.drawn.enumerated() where found.contains(split) {
        rows[most.key, default: Split.drawn.map { _ in 0 }][column] += 1
      }
    }
    return ChiSquaredTest(rows.sorted { $0.key < $1.key }.map(\.value))
  }
}
