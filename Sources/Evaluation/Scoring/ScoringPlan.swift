package import Artifacts
package import Statistics

/// How judgments are scored.
package struct ScoringPlan: Sendable, Equatable {
  package let bootstrap: ClusterBootstrap
  /// Compares candidates.
  package let test: SignFlipTest
  /// Lets judges correct PAC that tell less than ``Calibration/leastDiscrimination`` apart.
  package let acceptsWeakJudges: Bool

  package init(bootstrap: ClusterBootstrap, test: SignFlipTest, acceptsWeakJudges: Bool = false) {
    self.bootstrap = bootstrap
    self.test = test
    self.acceptsWeakJudges = acceptsWeakJudges
  }

  package var json: JSONObject {
    [
      "metrics": .array(Metric.allCases.map(\.json)), "confidence": .double(ConfidenceInterval.confidence),
      "bootstrap_resamples": .integer(bootstrap.resamples), "seed": .integer(bootstrap.seed),
      "accept_weak_judge": .bool(acceptsWeakJudges), "test": test.json,
    ]
  }
}

extension Metric {
  fileprivate var json: JSONValue {
    ["name": .string(rawValue), "title": .string(title), "unit": "percent", "over": .string(population)]
  }
}
