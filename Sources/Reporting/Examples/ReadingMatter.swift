import Artifacts
import Evaluation

/// Chooses the pairs that a report shows, and finds their texts.
struct ReadingMatter {
  private var pool = ExamplePool()
  private var telling = TellingPairs()

  mutating func add(_ record: JudgmentRecord, _ score: PairScore, _ reading: JudgmentReading) {
    pool.add(record, score, reading)
    telling.add(record, score)
  }

  /// Reads all files once.
  ///
  /// - Parameter judgments: the file whose records were added.
  func report(on scores: Scores, judgments: String, responses: [String]) throws(ArtifactError) -> Report {
    let isReadable = judgments != "-"
    var collector = ExplorerCollector(telling)
    if isReadable {
      var reader = try JSONLinesReader<JudgmentRecord>(path: judgments)
      while let record = try reader.next() { collector.add(record) }
      try reader.finish()
    }
    let wanted = pool.wanted
    var found: [TellingPairs.Place: ResponseRecord] = [:]
    var records = JSONLinesFiles<ResponseRecord>(paths: responses)
    while let record = try records.next() {
      collector.add(record)
      let place = TellingPairs.Place(
        candidate: record.candidate, id: PairScore.ID(pair: record.pair.id, sample: record.sample))
      if wanted.contains(place) { found[place] = record }
    }
    return Report(scores, examples: pool.examples(with: found), explorer: isReadable ? collector.explorer : nil)
  }
}
