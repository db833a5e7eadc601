import Artifacts
import Deduplication

/// A dataset with the split of each of its pairs.
struct SplitDataset {
  /// Sorted by key, then id.
  let pairs: [PairRecord]
  let plan: SplitPlan
  private let redirects: Redirects
  let similarity: PairSimilarity
  private let embedded: EmbeddedPairs?
  private let settings: SplitOptions
  private let earlierCount: Int
  private let lostCount: Int
  private let untoldCount: Int
  private let comparisonsLeftOut: Int

  /// - Throws: `DeduplicationError`, `DataFileError`, `ArtifactError` or `CancellationError`.
  init(pairs: [PairRecord], earlier: EarlierSplits, settings: SplitOptions) async throws {
    self.settings = settings
    var pairs = pairs
    var freshness = try settings.freshSince.map(FreshnessTest.init)
    if freshness != nil { for place in pairs.indices { pairs[place].fresh = freshness?.evidence(for: pairs[place]) } }
    untoldCount = freshness?.untoldCount ?? 0
    pairs = Self.sorted(pairs)
    self.pairs = pairs

    let splits = Dictionary(uniqueKeysWithValues: earlier.pairs.map { ($0.pair.id, $0.split) })
    let identifiers = Set(pairs.map(\.id))
    let lost = Self.sorted(earlier.pairs.map(\.pair).filter { !identifiers.contains($0.id) })
    let all = pairs + lost
    earlierCount = splits.count
    lostCount = lost.count

    redirects =
      try settings.redirects.map {
        try Redirects(path: $0, titles: Set(all.flatMap(PairGraph.titles)))
      } ?? Redirects()
    var graph = PairGraph(all, redirects: redirects)
    try Task.checkCancellation()
    similarity = try await PairSimilarity(
      all, threshold: settings.similarity, phrases: try SharedPhrases(settings.wordings), threads: settings.threads)
    let edges = try await similarity.edges()
    graph.join(edges.found.map { ($0.first, $0.second) })
    var comparisonsLeftOut = edges.leftOut
    embedded = try await settings.embedded(all)
    if let neighbours = try await embedded?.neighbours(cosine: settings.cosine, threads: settings.threads) {
      graph.join(neighbours.found.map { ($0.first, $0.second) })
      comparisonsLeftOut += neighbours.leftOut
    }
    self.comparisonsLeftOut = comparisonsLeftOut
    var assigned: [Int: Split] = [:]
    for (place, pair) in all.enumerated() { assigned[place] = splits[pair.id] }
    plan = SplitPlan(
      all, count: pairs.count, graph: graph, earlier: assigned,
      assignment: SplitAssignment(ratios: settings.ratios, salt: settings.salt), testSize: settings.testSize)
  }

  private static func sorted(_ pairs: [PairRecord]) -> [PairRecord] {
    pairs.map { (StableKey($0), $0) }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
  }

  /// - Throws: `CancellationError`.
  func summary(splits: [Split]) async throws -> StageSummary {
    let audit = try await SplitAudit(
      pairs, groups: plan.groups, placed: plan.splits, splits: splits, redirects: redirects, similarity: similarity,
      embedded: embedded, threads: settings.threads)
    let articleCount = Set(pairs.map(\.groupKey)).count
    var summary = StageSummary()
    summary.count("pairs", pairs.count)
    summary.count("articles", articleCount)
    summary.count("groups", Set(plan.groups).count)
    for split in splits { summary.count("\(split) pairs", audit.sizes[split]?.pairs ?? 0) }
    if !settings.previous.isEmpty {
      summary.count("assigned earlier", earlierCount - lostCount)
      summary.count("assigned earlier and no longer there", lostCount)
      summary.drop("new pair that would leak between earlier splits (quarantine.jsonl)", plan.touched.count)
    }
    summary.audit = audit.json
    for line in audit.lines { summary.remark(line) }
    addNotices(to: &summary, audit, articleCount)
    return summary
  }

  private func addNotices(to summary: inout StageSummary, _ audit: SplitAudit, _ articleCount: Int) {
    if pairs.contains(where: { $0.generator == offlineModelName }) { summary.notice(offlineNotice, isInherited: true) }
    for split in Split.drawn where audit.sizes[split] == nil && isWanted(split) {
      let articles = articleCount == 1 ? "1 article" : "\(articleCount) articles"
      summary.notice("the \(split) split is empty: the dataset has only \(articles)")
    }
    let testCount = audit.sizes[.test]?.pairs ?? 0
    if let testSize = settings.testSize, testCount != testSize {
      summary.notice("the test split has \(testCount) pairs, not \(testSize): groups are not divided")
    }
    if let smallest = Split.drawn.filter(isWanted).map({ settings.ratios[$0] }).min(), settings.testSize == nil,
      Double(audit.largestGroup) > max(smallest * Double(pairs.count), 10)
    {
      summary.notice("the largest group has \(audit.largestGroup) pairs, more than the smallest split's share")
    }
    if audit.dividedGroups > 0 {
      summary.notice("\(audit.dividedGroups) groups stand in several splits, as the earlier splits have them")
    }
    let unknown = pairs.count { $0.source.mainTargets == nil }
    if unknown > 0 {
      summary.notice("\(unknown) pairs do not tell their main articles; these are held together by page and text alone")
    }
    if untoldCount > 0 {
      summary.notice("\(untoldCount) pairs do not tell enough to be called fresh, and are not")
    }
    if comparisonsLeftOut > 0 {
      summary.notice(
        "\(comparisonsLeftOut) comparisons were left out, of pairs that are like very many others: the most alike pairs "
          + "tell whether that matters")
    }
    if let missing = embedded?.missingCount, missing > 0 {
      summary.notice("\(missing) pairs have no embeddings, and were compared by their texts alone")
    }
    guard settings.freshSince != nil else { return }
    let others = pairs.indices.count { pairs[$0].fresh != nil && plan.splits[$0] != .fresh }
    if others > 0 {
      summary.notice("\(others) fresh pairs are not in fresh.jsonl: they belong with pairs that are not")
    }
  }

  private func isWanted(_ split: Split) -> Bool {
    guard let testSize = settings.testSize else { return settings.ratios[split] > 0 }
    return split == .test ? testSize > 0 : settings.ratios.withoutTest[split] > 0
  }
}

extension SplitOptions {
  fileprivate func embedded(_ pairs: [PairRecord]) async throws -> EmbeddedPairs? {
    embeddings.isEmpty
      ? nil : try await EmbeddedPairs(paths: embeddings, ids: pairs.map(\.id), threads: threads)
  }
}
