import Artifacts
import Evaluation

/// The pairs from which a report's examples are taken. Of the pairs with one score it keeps those whose ids have the
/// smallest hashes: a choice that nobody made, the same in every run, whatever the order of the lines.
struct ExamplePool {
  /// How many pairs a report shows of one evaluation.
  static let exampleCount = 10

  struct Entry {
    let hash: String
    let score: PairScore
    let reading: JudgmentReading

    /// The adjusted score; only scored pairs are in the pool.
    var value: Double { score.adjustedScore ?? 0 }
  }

  private struct Bin: Hashable {
    let score: Double
    let isSubstantive: Bool
  }

  private var entries: [ScoreCollector.Key: [Bin: [Entry]]] = [:]

  mutating func add(_ record: JudgmentRecord, _ score: PairScore, _ reading: JudgmentReading) {
    guard let value = score.adjustedScore else { return }
    let key = ScoreCollector.Key(candidate: record.candidate, judge: record.judgeModel)
    let bin = Bin(score: value, isSubstantive: score.isSubstantive)
    let entry = Entry(hash: Digest.sha256(record.id), score: score, reading: reading)
    var kept = entries[key]?[bin] ?? []
    let place = kept.firstIndex { entry.hash < $0.hash } ?? kept.count
    guard place < Self.exampleCount else { return }
    kept.insert(entry, at: place)
    entries[key, default: [:]][bin] = Array(kept.prefix(Self.exampleCount))
  }

  /// Four pairs of the lowest scores, two near the middle, three of the highest, in all of which both responses take
  /// part; and one with a refusal. Where there are too few of a kind, others stand in. Sorted by score.
  func chosen(for key: ScoreCollector.Key) -> [Entry] {
    let all = (entries[key] ?? [:]).values.flatMap { $0 }.sorted { $0.hash < $1.hash }
    let substantive = all.filter(\.score.isSubstantive)
    var chosen: [String: Entry] = [:]
    func take(_ count: Int, _ candidates: [Entry]) {
      for entry in candidates.lazy.filter({ chosen[$0.score.id] == nil }).prefix(count) {
        chosen[entry.score.id] = entry
      }
    }
    take(4, substantive.sorted { ($0.value, $0.hash) < ($1.value, $1.hash) })
    take(3, substantive.sorted { ($1.value, $0.hash) < ($0.value, $1.hash) })
    take(2, substantive.sorted { (abs($0.value), $0.hash) < (abs($1.value), $1.hash) })
    take(1, all.filter { ($0.score.mean { Double($0.refusal.count) } ?? 0) > 0 })
    take(Self.exampleCount - chosen.count, substantive)
    take(Self.exampleCount - chosen.count, all)
    return chosen.values.sorted { ($0.value, $0.hash) < ($1.value, $1.hash) }
  }

  /// The chosen pairs of every evaluation with their responses, read in one pass. A pair that has none is left out.
  func examples(withResponses path: String) throws(ArtifactError) -> [ScoreCollector.Key: [Example]] {
    var wanted: [String: Set<String>] = [:]
    for key in entries.keys { wanted[key.candidate, default: []].formUnion(chosen(for: key).map(\.score.id)) }
    var found: [String: [String: ResponseRecord]] = [:]
    var reader = try JSONLinesReader<ResponseRecord>(path: path)
    while let record = try reader.next() {
      if wanted[record.candidate]?.contains(record.pair.id) == true {
        found[record.candidate, default: [:]][record.pair.id] = record
      }
    }
    try reader.finish()
    var examples: [ScoreCollector.Key: [Example]] = [:]
    for key in entries.keys {
      examples[key] = chosen(for: key).compactMap { entry in
        found[key.candidate]?[entry.score.id].map {
          Example(score: entry.score, reading: entry.reading, response: $0)
        }
      }
    }
    return examples
  }
}
