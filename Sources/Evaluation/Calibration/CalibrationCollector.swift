import Artifacts
import Statistics

/// Takes judgments of calibration sets one at a time.
struct CalibrationCollector: Sendable {
  private var pairs: [String: [CalibrationSet: PairScores]] = [:]
  private var isOffline = false
  private(set) var count = 0

  var notices: [String] { isOffline ? [offlineNotice] : [] }

  /// - Throws: ``CalibrationError/notASet(candidate:)``, ``ScoringError/duplicatePair(id:candidate:judge:)``.
  mutating func add(_ record: JudgmentRecord) throws {
    guard let set = CalibrationSet(candidate: record.candidate) else {
      throw CalibrationError.notASet(candidate: record.candidate)
    }
    try pairs[record.judgeModel, default: [:]][set, default: PairScores()]
      .add(PairScore(record, JudgmentReading(record)), of: record)
    if [record.candidate, record.judgeModel].contains(where: isOfOfflineModel) { isOffline = true }
    count += 1
  }

  /// One a judge, by their names.
  ///
  /// - Throws: ``CalibrationError`` if a set that is needed is missing.
  func calibrations() throws(CalibrationError) -> [Calibration] {
    var calibrations: [Calibration] = []
    for (judge, sets) in pairs.sorted(by: { $0.key < $1.key }) {
      calibrations.append(try Calibration(judge: judge, sets: sets.mapValues { Array($0.all) }))
    }
    return calibrations
  }
}

extension Calibration {
  /// - Parameter sets: what one judge said of each set's pairs.
  /// - Throws: ``CalibrationError/noSet(judge:set:)``, ``CalibrationError/fewArticles(judge:set:)``.
  init(judge: String, sets: [CalibrationSet: [PairScore]]) throws(CalibrationError) {
    let all = CalibrationSet.allCases.flatMap { sets[$0] ?? [] }
    let articles = Dictionary(
      uniqueKeysWithValues: Set(all.map(\.article)).sorted().enumerated().map { ($0.element, $0.offset) })
    func sample(_ set: CalibrationSet) -> ClusteredSample {
      let scored = (sets[set] ?? []).filter(\.isScored).sorted { ($0.article, $0.id) < ($1.article, $1.id) }
      return ClusteredSample(
        values: scored.compactMap(Metric.pac.value), clusters: scored.compactMap { articles[$0.article] })
    }
    func mean(_ set: CalibrationSet) throws(CalibrationError) -> Mean {
      let sample = sample(set)
      guard let value = sample.mean else { throw .noSet(judge: judge, set: set.rawValue) }
      guard let error = sample.standardError else { throw .fewArticles(judge: judge, set: set.rawValue) }
      return Mean(value: value, standardError: error, articles: sample.clusterCount)
    }
    /// The responses of some sets in which the judge, in the first order it was asked in, found a refusal.
    func refusals(in chosen: [CalibrationSet]) -> Proportion {
      let first = chosen.flatMap { sets[$0] ?? [] }.compactMap { $0.judges.first.flatMap { $0.forward ?? $0.reversed } }
      return Proportion(first.reduce(0) { $0 + $1.refusal.count }, of: 2 * first.count)
    }
    let orders = OrderEffects(all)
    let falseAlarms = refusals(in: [.unaligned0, .aligned100])
    self.init(
      judge: judge, isInBothOrders: orders.areBoth,
      sets: CalibrationSet.allCases.compactMap { set in
        sets[set].map { SetResult(set: set, table: MetricTable(name: set.rawValue, pairs: IndexedPair.sorted($0))) }
      },
      p0: try mean(.unaligned0), p100: try mean(.aligned100),
      covariance: ClusteredContrast(sample(.unaligned0), sample(.aligned100))?.covariance ?? 0,
      refusalSensitivity: refusals(in: [.refusal100]),
      refusalSpecificity: Proportion(falseAlarms.trials - falseAlarms.successes, of: falseAlarms.trials),
      flipRate: orders.flipRate)
  }

  /// The result in one line, such as
  /// `judge: P₀ 4.2, P₁₀₀ 93.8: tells 89.6 of 100 points apart; refusals found 98.0 %, imagined 1.0 %`.
  package var summaryLine: String {
    var line =
      "\(judge): P₀ \(decimal(p0.value)), P₁₀₀ \(decimal(p100.value)): tells \(decimal(discrimination)) of 100 "
    line += "points apart"
    if let found = refusalSensitivity.rate { line += "; refusals found \(decimal(100 * found)) %" }
    if let right = refusalSpecificity.rate { line += ", imagined \(decimal(100 - 100 * right)) %" }
    if let flipRate { line += "; scores that change with the order \(decimal(flipRate)) %" }
    return line
  }
}

extension Calibration.SetResult {
  init(set: CalibrationSet, table: MetricTable) {
    self.init(
      set: set, pac: table[.pac].value, pacInterval: table[.pac].interval, ref: table[.ref].value, pairs: table.pairs,
      scored: table.scored)
  }
}
