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
    let hash = Digest.sha256(parts: [record.id, String(record.sample)])
    let entry = Entry(hash: hash, score: score, reading: reading)
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
    var chosen: [PairScore.ID: Entry] = [:]
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

  /// The chosen pairs of every evaluation, for whose responses a reader of the responses looks.
  var wanted: Set<TellingPairs.Place> {
    Set(
      entries.keys.flatMap { key in
        chosen(for: key).map { TellingPairs.Place(candidate: key.candidate, id: $0.score.id) }
      })
  }

  /// The chosen pairs of every evaluation with their responses. A pair that has none is left out.
  func examples(with responses: [TellingPairs.Place: ResponseRecord]) -> [ScoreCollector.Key: [Example]] {
    entries.keys.reduce(into: [:]) { examples, key in
      examples[key] = chosen(for: key).compactMap { entry in
        responses[TellingPairs.Place(candidate: key.candidate, id: entry.score.id)].map {
          Example(score: entry.score, reading: entry.reading, response: $0)
        }
      }
    }
  }
}
