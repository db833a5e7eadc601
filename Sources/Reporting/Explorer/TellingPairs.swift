package import Artifacts
package import Evaluation

/// Which answered pairs a reader of a report should be able to look at, where there are too many for all. Keeps some
/// hundred bytes of each.
package struct TellingPairs: Sendable {
  /// A pair as one candidate answered it once.
  package struct Place: Hashable, Sendable {
    package let candidate: String
    package let id: PairScore.ID

    package init(candidate: String, id: PairScore.ID) {
      self.candidate = candidate
      self.id = id
    }

    init(_ record: JudgmentRecord) {
      self.init(candidate: record.candidate, id: PairScore.ID(pair: record.id, sample: record.sample))
    }

    init(_ record: ResponseRecord) {
      self.init(candidate: record.candidate, id: PairScore.ID(pair: record.id, sample: record.sample))
    }
  }

  /// What all judges together made of a pair.
  private struct Sight {
    let hash: UInt64
    var scores: [Double] = []
    var lowest = Int.max
    var highest = Int.min
    /// Whether a response is refused or lacks information, or a judge has no score.
    var isAside = false

    var mean: Double? { scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count) }
    /// How far judges and orders are apart.
    var spread: Int { highest < lowest ? 0 : highest - lowest }

    mutating func add(_ score: PairScore) {
      scores += [score.adjustedScore].compactMap { $0 }
      isAside = isAside || !score.isSubstantive
      for order in score.judges.flatMap({ [$0.forward, $0.reversed].compactMap { $0 } }) {
        lowest = min(lowest, order.adjustedScore)
        highest = max(highest, order.adjustedScore)
      }
    }
  }

  private var sights: [String: [PairScore.ID: Sight]] = [:]

  package init() {}

  package mutating func add(_ record: JudgmentRecord, _ score: PairScore) {
    var sight =
      sights[record.candidate]?[score.id]
      ?? Sight(hash: UInt64(Digest.sha256(record.id).prefix(16), radix: 16) ?? 0)
    sight.add(score)
    sights[record.candidate, default: [:]][score.id] = sight
  }

  /// Answered pairs, of all candidates together.
  package var count: Int { sights.values.reduce(0) { $0 + $1.count } }

  /// The most telling places first, from every candidate in turn: the lowest score, the widest disagreement of orders and
  /// judges, a refusal or the like, and one that a hash draws; then the next of each kind.
  ///
  /// - Complexity: n log n in the pairs.
  package func places(limit: Int) -> [Place] {
    let candidates = sights.keys.sorted()
    let share = candidates.isEmpty ? 0 : (limit + candidates.count - 1) / candidates.count
    let lists = candidates.map { candidate in
      Self.order(sights[candidate] ?? [:], limit: share).map { Place(candidate: candidate, id: $0) }
    }
    return Array(Self.inTurn(lists).prefix(limit))
  }

  private static func order(_ sights: [PairScore.ID: Sight], limit: Int) -> [PairScore.ID] {
    let drawn = sights.sorted { ($0.value.hash, $0.key) < ($1.value.hash, $1.key) }
    let numbered = drawn.enumerated()
    let lowest = numbered.compactMap { place, sight in sight.value.mean.map { (value: $0, place: place) } }
      .sorted { ($0.value, $0.place) < ($1.value, $1.place) }.map(\.place)
    let widest = numbered.compactMap { place, sight in sight.value.spread > 0 ? (value: sight.value.spread, place) : nil
    }
    .sorted { ($1.value, $0.1) < ($0.value, $1.1) }.map(\.1)
    let aside = numbered.filter(\.element.value.isAside).map(\.offset)
    var taken: Set<Int> = []
    let order = inTurn([lowest, widest, aside, Array(drawn.indices)].map { $0.prefix(limit) })
    return order.filter { taken.insert($0).inserted }.prefix(limit).map { drawn[$0].key }
  }

  /// The lists' first elements, their second ones, …
  private static func inTurn<Element>(_ lists: [some RandomAccessCollection<Element>]) -> [Element] {
    let longest = lists.map(\.count).max() ?? 0
    return (0..<longest).flatMap { place in
      lists.compactMap { $0.count > place ? $0[$0.index($0.startIndex, offsetBy: place)] : nil }
    }
  }
}
