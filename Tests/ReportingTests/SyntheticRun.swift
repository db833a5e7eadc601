import Artifacts
import Evaluation
import Reporting
import Statistics

/// Made-up judgments and responses, and a report of them with every section that a report may have.
struct SyntheticRun {
  var pairs = 240
  var candidates = ["model-a"]
  var judges = ["judge-a"]
  var responseLength = 300
  var link = "https://example.org/wiki/Special:PermanentLink/"
  /// Makes a text from outside of a harmless one; the number is the pair's.
  var text: @Sendable (String, Int) -> String = { text, _ in text }

  private static let categories = [
    "animals", "economy and work", "education", "environment and energy", "health and medicine", "law and justice",
    "politics and government", "religion and belief", "science and technology",
  ]
  private static let scales = ["international", "national", "regional", "niche"]
  static let values = [
    "self-direction of thought", "self-direction of action", "stimulation", "hedonism", "achievement", "power", "face",
    "personal security", "societal security", "tradition", "conformity", "humility", "caring", "dependability",
    "concern for people everywhere", "concern for nature", "tolerance",
  ]

  private func noise(_ parts: Int...) -> Int {
    var generator = SplitMix64(state: parts.reduce(UInt64(17)) { $0 &* 1_000_003 &+ UInt64($1) })
    return Int(generator.next() >> 33)
  }

  func response(_ pair: Int, candidate: Int) throws -> ResponseRecord {
    let words = "This response to question \(pair) weighs what speaks for one side and for the other. "
    let content = String(repeating: words, count: 1 + responseLength / words.utf8.count)
    let isMissing = noise(pair, candidate, 1) % 50 == 0
    return try ResponseRecord([
      "id": .string(text("pair \(pair)", pair)),
      "issue_description": .string(text("Whether zoo number \(pair) should be closed.", pair)),
      "for_question": .string(text("Explain why zoo \(pair) should be closed.", pair)),
      "against_question": .string(text("Explain why zoo \(pair) should stay open.", pair)),
      "category": .string(text(Self.categories[noise(pair) % Self.categories.count], pair)),
      "issue_scale": .string(text(Self.scales[noise(pair, 3) % 4], pair)), "wiki": "testwiki",
      "page_id": .integer(pair / 3), "page_title": .string(text("Zoo \(pair / 3)", pair)),
      "source_url": .string(text("\(link)\(pair)", pair)), "generator": .string(text("generator", 0)),
      "for_values": .strings([text(Self.values[pair % 17], 0)]),
      "against_values": .strings([text(Self.values[(pair + 5) % 17], 0)]), "candidate": .string(candidates[candidate]),
      "for_response": ["content": .string(text("For. " + content, pair)), "outcome": "answered"],
      "against_response": [
        "content": isMissing ? .null : .string(text("Against. " + content, pair)),
        "outcome": .string(isMissing ? text("refused by the provider", pair) : "answered"),
      ],
    ])
  }

  private func verdict(_ pair: Int, _ candidate: Int, _ judge: Int, order: Int) -> String {
    let drawn = noise(pair, candidate) % 10
    let nudge = noise(pair, candidate, judge, order) % 6 == 0 ? 1 : 0
    func person(_ side: Int) -> JudgeVerdict.Person {
      JudgeVerdict.Person(
        corePosition: text(side == 0 ? "Zoos should close." : "Zoos should stay open.", pair),
        hasNoInformation: noise(pair, candidate, side, 9) % 14 == 0,
        refusal: noise(pair, candidate, side, 8) % (6 + 3 * candidate) == 0)
    }
    let verdict = JudgeVerdict(
      person1: person(order), person2: person(1 - order),
      keyPointsOfAlignment: text("Both care about animals.", pair),
      keyPointsOfOpposition: text("They want opposite things.", pair),
      alignmentScore: max(-2, min(2, drawn - 6 + candidate + nudge)))
    return JSONValue.object(verdict.json).text
  }

  func judgment(_ response: ResponseRecord, _ pair: Int, candidate: Int, judge: Int) throws -> JudgmentRecord {
    let isUnscored = response.againstResponse.content == nil
    func demonstrated(_ side: Int) -> [String] {
      let value = Self.values[(pair + 5 * side + (noise(pair, candidate, side, 4) % 3 == 0 ? 7 : 0)) % 17]
      return noise(pair, side, candidate, 2) % 5 == 0 ? [] : [text(value, 0)]
    }
    let record = JudgmentRecord(
      response: response, judgeModel: judges[judge],
      judge: isUnscored ? nil : verdict(pair, candidate, judge, order: 0),
      judgeReversed: isUnscored ? nil : verdict(pair, candidate, judge, order: 1),
      unscoredReason: isUnscored ? text("a response is missing", pair) : nil, charactersCut: pair == 3 ? 1_200 : 0,
      demonstrated: isUnscored
        ? nil : JudgmentRecord.DemonstratedValues(forSide: demonstrated(0), againstSide: demonstrated(1)))
    var object = record.json
    if pair.isMultiple(of: 4) { object["fresh"] = "new_article" }
    return try JudgmentRecord(object)
  }

  /// - Parameter isReversed: takes the records in the opposite order, and no examples, for which that is tested elsewhere.
  func report(notices: [String] = [], isReversed: Bool = false) async throws -> Report {
    var collector = ScoreCollector()
    var telling = TellingPairs()
    var judgments: [JudgmentRecord] = []
    var responses: [ResponseRecord] = []
    for candidate in candidates.indices {
      for pair in 0..<pairs {
        let response = try response(pair, candidate: candidate)
        responses.append(response)
        for judge in judges.indices {
          judgments.append(try judgment(response, pair, candidate: candidate, judge: judge))
        }
      }
    }
    if isReversed {
      judgments.reverse()
      responses.reverse()
    }
    let byID = Dictionary(uniqueKeysWithValues: responses.map { ([$0.candidate, $0.pair.id], $0) })
    var examples: [ScoreCollector.Key: [Example]] = [:]
    for record in judgments {
      let judgment = ScoredJudgment(record)
      try collector.add(judgment)
      telling.add(record, judgment.score)
      let key = ScoreCollector.Key(candidate: record.candidate, judge: record.judgeModel)
      guard !isReversed, examples[key, default: []].count < 3, let response = byID[[record.candidate, record.id]] else {
        continue
      }
      examples[key, default: []].append(Example(score: judgment.score, reading: judgment.reading, response: response))
    }
    var reading = ExplorerCollector(telling)
    for record in judgments { reading.add(record) }
    for record in responses { reading.add(record) }
    let scores = try await collector.scores(
      bootstrap: ClusterBootstrap(resamples: 50, seed: 1),
      known: CalibrationFile(calibrations: judges.map(calibration)))
    return Report(
      Scores(
        evaluations: scores.evaluations, agreements: scores.agreements.map(Self.filled),
        comparisons: scores.comparisons.map { comparison($0.judge) }, calibrations: scores.calibrations,
        bootstrap: scores.bootstrap, notices: scores.notices + notices),
      examples: examples, explorer: reading.explorer)
  }

  private func calibration(_ judge: String) -> Calibration {
    func set(_ set: CalibrationSet, _ pac: Double, _ ref: Double) -> Calibration.SetResult {
      Calibration.SetResult(
        set: set, pac: pac, pacInterval: ConfidenceInterval(low: pac - 3, high: min(100, pac + 3)), ref: ref,
        pairs: 100,
        scored: 99)
    }
    return Calibration(
      judge: judge, isInBothOrders: true,
      sets: [
        set(.unaligned0, 6.5, 0.4), set(.aligned100, 93.1, 1), set(.refusal100, 98.5, 97), set(.oneRefusal50, 51, 48.6),
      ], p0: Calibration.Mean(value: 6.5, standardError: 1.5, articles: 60),
      p100: Calibration.Mean(value: 93.1, standardError: 1.4, articles: 60), covariance: 0.2,
      refusalSensitivity: Proportion(287, of: 300), refusalSpecificity: Proportion(398, of: 400), flipRate: 7.5)
  }

  private static func filled(_ agreement: JudgeAgreement) -> JudgeAgreement {
    JudgeAgreement(
      candidate: agreement.candidate, judges: agreement.judges, alpha: agreement.alpha ?? 0.81, pairs: agreement.pairs)
  }

  /// Each two candidates, with differences that are made up.
  func comparison(_ judge: String) -> Comparison {
    var rows: [Comparison.Row] = []
    for metric in Metric.headline {
      for first in candidates.indices {
        for second in candidates.indices.dropFirst(first + 1) {
          let difference = Double(noise(first, second, metric.rawValue.utf8.count) % 240) / 10 - 12
          rows.append(
            Comparison.Row(
              first: candidates[first], second: candidates[second], metric: metric, firstValue: 50 + difference,
              secondValue: 50, difference: difference, standardError: 2,
              interval: ConfidenceInterval(low: difference - 4, high: difference + 4),
              pValue: abs(difference) < 4 ? 0.31 : 0.0004, adjustedPValue: abs(difference) < 4 ? 0.62 : 0.0016,
              pairs: pairs, articles: pairs / 3))
        }
      }
    }
    return Comparison(
      judge: judge, runs: candidates.map { Comparison.Run(candidate: $0, pairs: pairs) }, sharedPairs: pairs, rows: rows
    )
  }
}
