import Artifacts

/// What a splitting remembers of the pairs that went by.
struct SplitTally {
  private let assignment: SplitAssignment
  private var identifiers: Set<String> = []
  private var groups: Set<UInt64> = []
  private var counts: [Split: Int] = [:]
  private var hasOfflinePairs = false

  init(assignment: SplitAssignment) {
    self.assignment = assignment
  }

  var pairCount: Int { identifiers.count }

  /// - Returns: the pair's split, or `nil` if a pair with its id went by before.
  mutating func add(_ pair: PairRecord) -> Split? {
    guard identifiers.insert(pair.id).inserted else { return nil }
    let position = assignment.position(ofGroup: pair.groupKey)
    let split = assignment.split(at: position)
    groups.insert(position)
    counts[split, default: 0] += 1
    if pair.generator == offlineModelName { hasOfflinePairs = true }
    return split
  }

  var summary: StageSummary {
    var summary = StageSummary()
    summary.count("pairs", pairCount)
    summary.count("articles", groups.count)
    for split in Split.allCases { summary.count("\(split) pairs", counts[split] ?? 0) }
    if hasOfflinePairs { summary.notice(offlineNotice, isInherited: true) }
    for split in Split.allCases where counts[split] == nil && assignment.ratios[split] > 0 {
      let articles = groups.count == 1 ? "1 article" : "\(groups.count) articles"
      summary.notice("the \(split) split is empty: the dataset has only \(articles)")
    }
    return summary
  }
}
