import Artifacts

/// Which split each pair goes to.
///
/// Groups are the connected components of the graph, and never divided. Pairs that were assigned earlier stay where they
/// are, with their articles, and newcomers go where the earlier pairs or articles are that they touch, directly or by way
/// of other newcomers. Where these stand in several splits, the newcomers would leak, and get none. Groups that touch no
/// earlier pair are drawn by the hash of their smallest key, or are fresh if all of their pairs are.
struct SplitPlan {
  /// For each pair its split; `nil` for one that would leak.
  private(set) var splits: [Split?]
  /// For each pair that would leak the earlier splits that it touches.
  private(set) var touched: [Int: Set<Split>] = [:]
  /// For each pair a number that it shares with all that it is connected to.
  let groups: [Int]

  /// - Parameters:
  ///   - pairs: the graph's pairs, with those that only earlier splits have at the end.
  ///   - count: how many of them are to be assigned, from the start.
  ///   - earlier: the splits of those that were assigned before, by their places.
  ///   - testSize: the most pairs of the test split, and as many as groups allow; `nil` for a share.
  /// - Complexity: linear but for sorting.
  init(
    _ pairs: [PairRecord], count: Int, graph: PairGraph, earlier: [Int: Split], assignment: SplitAssignment,
    testSize: Int?
  ) {
    var whole = DisjointSets(count: graph.nodeCount)
    for (left, right) in graph.links { whole.unite(left, right) }
    groups = (0..<count).map { whole.find($0) }

    let anchors = Self.anchors(graph, pairCount: pairs.count, earlier: earlier)
    var newcomers = DisjointSets(count: graph.nodeCount)
    for (left, right) in graph.links where anchors[left] == nil && anchors[right] == nil {
      newcomers.unite(left, right)
    }
    var touches: [Int: Set<Split>] = [:]
    for (left, right) in graph.links {
      for (mine, other) in [(left, right), (right, left)] where anchors[other] == nil {
        if let found = anchors[mine] { touches[newcomers.find(other), default: []].formUnion(found) }
      }
    }

    splits = (0..<count).map { earlier[$0] }
    var members: [Int: [Int]] = [:]
    for place in 0..<count where earlier[place] == nil { members[newcomers.find(place), default: []].append(place) }
    var drawn: [DrawnGroup] = []
    for (root, places) in members {
      let split: Split
      switch touches[root, default: []] {
      case let found where found.count > 1:
        for place in places { touched[place] = found }
        continue
      case let found where !found.isEmpty:
        split = found.first ?? .train
      case _ where places.allSatisfy { pairs[$0].fresh != nil }:
        split = .fresh
      default:
        guard let key = places.map({ StableKey(pairs[$0]) }).min() else { continue }
        drawn.append(DrawnGroup(key: key.text, places: places))
        continue
      }
      for place in places { splits[place] = split }
    }

    var assignment = assignment
    if let testSize {
      drawn = take(testSize, from: drawn, assignment)
      assignment = SplitAssignment(ratios: assignment.ratios.withoutTest, salt: assignment.salt)
    }
    for group in drawn {
      for place in group.places { splits[place] = assignment.split(ofGroup: group.key) }
    }
  }

  /// What stays where it was: the earlier pairs, and the articles that they are linked to, with their splits.
  private static func anchors(_ graph: PairGraph, pairCount: Int, earlier: [Int: Split]) -> [Int: Set<Split>] {
    var anchors = earlier.mapValues { Set([$0]) }
    for (pair, article) in graph.links where article >= pairCount {
      if let split = earlier[pair] { anchors[article, default: []].insert(split) }
    }
    return anchors
  }

  private struct DrawnGroup {
    let key: String
    let places: [Int]
  }

  /// Fills the test split with groups in the order of their ranks, passing over those that no longer fit.
  ///
  /// - Returns: the groups that are left.
  private mutating func take(
    _ testSize: Int, from groups: [DrawnGroup], _ assignment: SplitAssignment
  ) -> [DrawnGroup] {
    var room = testSize - splits.count { $0 == .test }
    let ranked = groups.map { (assignment.rank(ofGroup: $0.key), $0) }
    var rest: [DrawnGroup] = []
    for (_, group) in ranked.sorted(by: { ($0.0, $0.1.key) < ($1.0, $1.1.key) }) {
      if group.places.count <= room {
        for place in group.places { splits[place] = .test }
        room -= group.places.count
      } else {
        rest.append(group)
      }
    }
    return rest
  }
}
