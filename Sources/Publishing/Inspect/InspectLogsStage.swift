package import Artifacts
import Evaluation

/// Judgments with their responses and scores in, logs of Inspect out: one a candidate and judge.
package struct InspectLogsStage: Sendable {
  package let judgments: String
  package let responses: [String]
  package let scores: String
  /// A folder.
  package let output: String
  /// When the run is said to have been; `nil` for when the judgments were written.
  package let created: InspectTime?

  package init(judgments: String, responses: [String], scores: String, output: String, created: InspectTime? = nil) {
    self.judgments = judgments
    self.responses = responses
    self.scores = scores
    self.output = output
    self.created = created
  }

  /// Holds where each response lies, some 100 bytes, and one response.
  ///
  /// - Throws: ``InspectError``, `ScoringError`, `ArtifactError`, `CancellationError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let logs = try logs()
    let paths = logs.map { "\(output)/\($0.fileName)" }
    let manifest = "\(output)/inspect.manifest.json"
    let former = try Manifest.read(at: manifest)?.outputs.map { "\(output)/\($0.name)" } ?? []
    let stage = Stage(
      "publish-inspect", parameters: ["created": .string(logs[0].created.text)],
      inputs: [judgments, scores] + responses,
      outputs: paths, outputsOfOthers: former.filter { !paths.contains($0) }, manifest: manifest)
    return try await stage.run(options) { files in
      var places: [RunScoresFile.Run: Int] = [:]
      for (place, log) in logs.enumerated() { places[log.scores.run] = place }
      let texts = logs.map(\.text)
      for (file, text) in zip(files, texts) { try file.write(text.start) }
      var written = logs.map { _ in 0 }
      var summary = StageSummary()
      let index = try JSONLinesIndex<ResponseRecord>(paths: responses) {
        Self.name($0.pair.id, $0.candidate, $0.sample)
      }
      var records = try JSONLinesReader<JudgmentRecord>(path: judgments)
      while let judgment = try records.next() {
        try Task.checkCancellation()
        guard let place = places[RunScoresFile.Run(candidate: judgment.candidate, judge: judgment.judgeModel)] else {
          throw ArtifactError.changedWhileRead(path: judgments)
        }
        guard let response = try index.record(Self.name(judgment.id, judgment.candidate, judgment.sample)) else {
          throw InspectError.noResponses(pair: judgment.id, sample: judgment.sample, candidate: judgment.candidate)
        }
        let sample = InspectSample(response: response, judgment: judgment, log: logs[place])
        try files[place].write((written[place] > 0 ? Array(",\n".utf8) : []) + sample.json.encoded())
        written[place] += 1
      }
      try records.finish()
      for (place, file) in files.enumerated() {
        try file.write(texts[place].end)
        let log = logs[place].scores
        guard written[place] == log.pairs else {
          throw InspectError.otherPairs(
            path: scores, candidate: log.run.candidate, judge: log.run.judge, judged: written[place],
            scored: log.pairs)
        }
      }
      summary.count("logs", logs.count)
      summary.count("samples", written.reduce(0, +))
      summary.count("scored", logs.reduce(0) { $0 + $1.scores.scored })
      for notice in logs[0].notices { summary.notice(notice, isInherited: true) }
      return summary
    }
  }

  private static func name(_ pair: String, _ candidate: String, _ sample: Int) -> [String] {
    [pair, candidate, String(sample)]
  }

  /// The heads of the logs, in the order in which the judgments first tell of their candidates and judges.
  private func logs() throws -> [InspectLog] {
    let file = try RunScoresFile(path: scores)
    var runs: [RunScoresFile.Run] = []
    var known: Set<RunScoresFile.Run> = []
    var records = try JSONLinesReader<JudgmentRecord>(path: judgments)
    while let record = try records.next() {
      try Task.checkCancellation()
      let run = RunScoresFile.Run(candidate: record.candidate, judge: record.judgeModel)
      if known.insert(run).inserted { runs.append(run) }
    }
    try records.finish()
    guard !runs.isEmpty else { throw ScoringError.noJudgments(path: judgments) }
    let created = try created ?? InspectTime(ofFile: judgments)
    let hashes = try ([judgments] + responses).map { try Digest.sha256(ofFile: $0) }
    let hash = Digest.sha256(parts: [valbenchVersion, file.sha256] + hashes)
    return try runs.map { run throws(InspectError) in
      InspectLog(
        scores: try file.evaluation(of: run), notices: file.notices, created: created, contentHash: hash)
    }
  }
}
