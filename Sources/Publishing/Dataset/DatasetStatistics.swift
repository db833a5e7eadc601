import Artifacts

/// What the card tells of the pairs, counted as they pass. Holds ids and articles, and no texts.
struct DatasetStatistics {
  /// A model and the version of the prompt that it was asked with.
  struct Author: Hashable, Comparable {
    let model: String
    let promptVersion: String

    static func < (left: Author, right: Author) -> Bool {
      (left.model, left.promptVersion) < (right.model, right.promptVersion)
    }
  }

  private(set) var pairCount = 0
  /// Pairs by split.
  private(set) var pairs: [String: Int] = [:]
  private(set) var categories: [String: Int] = [:]
  private(set) var scales: [String: Int] = [:]
  private(set) var languages: [String: Int] = [:]
  private(set) var wikis: [String: Int] = [:]
  private(set) var generators: [Author: Int] = [:]
  private(set) var verifiers: [Author: Int] = [:]
  /// How many pairs passed each check.
  private(set) var checks: [String: Int] = [:]
  private(set) var repaired = 0
  private(set) var withoutSource = 0
  /// As the pairs write them; empty where none tells.
  private(set) var oldestRevision = ""
  private(set) var newestRevision = ""
  private(set) var otherFields = OtherFields()
  /// A timestamp, unless there is one that is none.
  private(set) var revisionType = FeatureType.timestamp
  /// For each article a bit for each of ``DatasetLayout/knownSplits`` that it has pairs in.
  private var articleSplits: [String: UInt8] = [:]
  private var ids: Set<String> = []

  /// - Parameter path: of the split's file, for errors.
  /// - Throws: ``DatasetError``.
  mutating func add(_ pair: PairRecord, to split: String, path: String) throws(DatasetError) {
    guard ids.insert(pair.id).inserted else { throw .repeatedPair(id: pair.id, path: path) }
    try otherFields.add(pair, path: path)
    pairCount += 1
    pairs[split, default: 0] += 1
    articleSplits[pair.groupKey, default: 0] |= Self.bit(of: split)
    categories[pair.category, default: 0] += 1
    scales[pair.issueScale, default: 0] += 1
    if !pair.source.language.isEmpty { languages[pair.source.language, default: 0] += 1 }
    if !pair.source.wiki.isEmpty { wikis[pair.source.wiki, default: 0] += 1 }
    generators[Author(model: pair.generator, promptVersion: pair.promptVersion), default: 0] += 1
    if let verdict = pair.verdict {
      verifiers[Author(model: verdict.verifier, promptVersion: verdict.promptVersion), default: 0] += 1
    }
    for check in pair.checks { checks[check, default: 0] += 1 }
    if !pair.repaired.isEmpty { repaired += 1 }
    if pair.source.url.isEmpty { withoutSource += 1 }
    // ISO 8601 in UTC: the order of the texts is the order in time.
    let revision = pair.source.revisionTimestamp
    if !isTimestamp(revision) { revisionType = .string }
    if !revision.isEmpty {
      if oldestRevision.isEmpty || revision < oldestRevision { oldestRevision = revision }
      newestRevision = max(newestRevision, revision)
    }
  }

  private static func bit(of split: String) -> UInt8 { 1 << (DatasetLayout.knownSplits.firstIndex(of: split) ?? 7) }

  var articleCount: Int { articleSplits.count }

  func articleCount(of split: String) -> Int { articleSplits.values.count { $0 & Self.bit(of: split) != 0 } }

  /// Articles with pairs in several splits.
  var sharedArticles: Int { articleSplits.values.count { $0.nonzeroBitCount > 1 } }

  var isOffline: Bool { (generators.keys.map(\.model) + verifiers.keys.map(\.model)).contains(offlineModelName) }
}

extension [String: Int] {
  /// The most frequent labels first, then by name; what is beyond `limit` as one.
  func ranked(limit: Int, ifEmpty: String) -> [(label: String, count: Int)] {
    let sorted = sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (label: $0.key.isEmpty ? ifEmpty : $0.key, count: $0.value) }
    guard sorted.count > limit else { return sorted }
    let rest = sorted[(limit - 1)...]
    return sorted.prefix(limit - 1) + [(label: "\(rest.count) others", count: rest.reduce(0) { $0 + $1.count })]
  }
}
