import Artifacts
import Evaluation

/// Chooses the pairs that a report shows, and finds their texts.
struct ReadingMatter {
  private var pool = ExamplePool()
  private var telling = TellingPairs()

  mutating func add(_ judgment: ScoredJudgment) {
    pool.add(judgment.record, judgment.score, judgment.reading)
    telling.add(judgment.record, judgment.score)
  }

  /// Reads all files once.
  ///
  /// - Parameter judgments: the file whose records were added.
  /// - Throws: `ArtifactError`, `CancellationError`.
  func report(on scores: Scores, judgments: String, responses: [String], threads: Int) async throws -> Report {
    let isReadable = judgments != "-"
    var collector = ExplorerCollector(telling)
    let told = collector.wanted
    if isReadable {
      try await forEachChunk(of: [judgments], threads: threads) { chunk throws(ArtifactError) in
        var records: [JudgmentRecord] = []
        try chunk.forEachRecord { (record: JudgmentRecord) in
          if told.contains(TellingPairs.Place(record)) { records.append(record) }
        }
        return records
      } consume: { records in
        for record in records { collector.add(record) }
      }
    }
    let wanted = pool.wanted
    var found: [TellingPairs.Place: ResponseRecord] = [:]
    try await forEachChunk(of: responses, threads: threads) { chunk throws(ArtifactError) in
      var records: [(TellingPairs.Place, ResponseRecord)] = []
      try chunk.forEachRecord { (record: ResponseRecord) in
        let place = TellingPairs.Place(record)
        if told.contains(place) || wanted.contains(place) { records.append((place, record)) }
      }
      return records
    } consume: { records in
      for (place, record) in records {
        collector.add(record)
        if wanted.contains(place) { found[place] = record }
      }
    }
    return Report(scores, examples: pool.examples(with: found), explorer: isReadable ? collector.explorer : nil)
  }
}
