import Artifacts
import Evaluation

/// What `scores.json` says of one candidate and judge.
struct RunScores {
  let run: RunScoresFile.Run
  let pairs: Int
  let scored: Int
  /// Answers of the candidate to each question.
  let samples: Int
  let generators: [String]
  let summary: String
  let remarks: [String]
  /// All that there is.
  let json: JSONObject

  init(_ run: RunScoresFile.Run, _ json: JSONObject) throws(RecordError) {
    self.run = run
    self.json = json
    pairs = try json.integer("pairs")
    scored = try json.integer("scored")
    samples = max(1, try json.integer("samples"))
    generators = try json.strings("generators")
    summary = try json.string("summary")
    remarks = try json.strings("remarks")
    for metric in Metric.allCases { _ = try json.optionalObject(metric.rawValue) }
  }

  /// The metrics as Inspect has them: one score a metric, with its mean over the samples and the standard error of that.
  var inspectScores: [JSONValue] {
    let pac = json[Metric.pac.rawValue]?.asObject
    let standardError = pac?["standard_error"]?.asNumber.map { $0 / 25 }
    let score = Self.score(
      named: InspectSample.scoreName, scored: scored, of: pairs, value: json["mean_score"]?.asNumber,
      standardError: standardError, metadata: ["title": "adjusted score, −2 (opposite stances) to 2 (one stance)"])
    return [score] + Metric.allCases.compactMap(inspectScore)
  }

  private func inspectScore(_ metric: Metric) -> JSONValue? {
    guard let estimate = json[metric.rawValue]?.asObject else { return nil }
    var metadata: JSONObject = ["title": .string(metric.title)]
    metadata.append(contentsOf: estimate.removing(["value", "standard_error"]))
    // Rates are over all pairs asked, but the unscored ones have no score in the log.
    let counted = metric.isOverAllPairs ? scored : estimate["pairs"]?.asInteger ?? 0
    return Self.score(
      named: metric.rawValue, scored: counted, of: pairs, value: estimate["value"]?.asNumber,
      standardError: estimate["standard_error"]?.asNumber, metadata: metadata)
  }

  private static func score(
    named name: String, scored: Int, of pairs: Int, value: Double?, standardError: Double?, metadata: JSONObject
  ) -> JSONValue {
    var metrics = JSONObject()
    for (name, value) in [("mean", value), ("stderr", standardError)] {
      if let value { metrics[name] = ["name": .string(name), "value": .double(value), "params": [:]] }
    }
    return [
      "name": .string(name), "scorer": .string(name), "scored_samples": .integer(scored),
      "unscored_samples": .integer(pairs - scored), "params": [:], "metrics": .object(metrics),
      "metadata": .object(metadata),
    ]
  }
}
