package import Artifacts
import Statistics

extension ReviewSummary {
  /// All figures in full precision; what is not defined is null.
  package var json: JSONObject {
    [
      "page": .string(page),
      "reviewers": .array(
        reviewers.map { .object(JSONObject([.init(key: "reviewer", value: .string($0.name))] + $0.tally.json.members)) }
      ),
      "all": .object(all.json),
      "agreement": .array(agreements.map { .object($0.json) }),
    ]
  }
}

extension ReviewTally {
  fileprivate var json: JSONObject {
    [
      "pairs": .integer(pairs), "good": .object(good.json),
      "criteria": .object(JSONObject(Criterion.allCases.map { .init(key: $0.name, value: .object(self[$0].json)) })),
    ]
  }
}

extension Proportion {
  fileprivate var json: JSONObject {
    [
      "passed": .integer(successes), "rate": .optional(rate), "low": .optional(interval?.lowerBound),
      "high": .optional(interval?.upperBound),
    ]
  }
}

extension ReviewerAgreement {
  fileprivate var json: JSONObject {
    [
      "reviewers": .strings(reviewers), "pairs": .integer(good.count), "good": .object(good.json),
      "criteria": .object(JSONObject(Criterion.allCases.map { .init(key: $0.name, value: .object(self[$0].json)) })),
    ]
  }
}

extension Agreement {
  fileprivate var json: JSONObject { ["observed": .optional(observed), "kappa": .optional(kappa)] }
}
