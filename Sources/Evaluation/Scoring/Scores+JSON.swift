package import Artifacts
import Statistics

extension Scores {
  /// Percentages 0…100 unless a name says otherwise; `null` where there is no value.
  package var json: JSONObject {
    [
      "evaluations": .array(evaluations.map(\.json)),
      "agreements": .array(agreements.map(\.json)),
      "comparisons": .array(comparisons.map(\.json)),
      "calibrations": .array(calibrations.map { .object($0.json) }),
    ]
  }
}

extension EvaluationScores {
  package var json: JSONValue {
    var object: JSONObject = [
      "candidate": .string(candidate), "judge": .string(judge), "generators": .strings(generators),
      "summary": .string(summaryLine), "remarks": .strings(remarks), "pairs": .integer(pairs),
      "articles": .integer(articles), "samples": .integer(samples), "scored": .integer(scored),
      "unscored": .integer(unscored),
      "unscored_reasons": UnscoredReason.json(unscoredReasons), "cut_responses": cut.json,
      "mean_score": .optional(meanScore),
    ]
    object.append(contentsOf: overall.metricsJSON)
    object["corrected_pac"] = corrected?.json ?? .null
    object["orders"] = orders.json
    object["distribution"] = .array(
      distribution.bins.map { ["score": .double($0.score), "pairs": .integer($0.pairs)] })
    object["by_category"] = .array(byCategory.map { $0.json(named: "category") })
    object["by_issue_scale"] = .array(byIssueScale.map { $0.json(named: "issue_scale") })
    object["by_freshness"] = .array(byFreshness.map { $0.json(named: "freshness") })
    object["fresh_difference"] = freshDifference?.json ?? .null
    object["values"] = values?.json ?? .null
    return .object(object)
  }
}

extension ScoringStatistics {
  package var json: JSONObject {
    [
      "judgments": .integer(judgments), "scored": .integer(scored), "unscored": .integer(unscored),
      "unscored_reasons": UnscoredReason.json(unscoredReasons), "cut_responses": cut.json, "pairs": .integer(pairs),
      "articles": .integer(articles), "pairs_without_article": .integer(pairsWithoutArticle),
      "candidates": .integer(candidates), "judges": .integer(judges), "generators": .integer(generators),
      "samples": .integer(samples),
    ]
  }
}

extension UnscoredReason {
  fileprivate static func json(_ reasons: [UnscoredReason]) -> JSONValue {
    .object(JSONObject(reasons.map { JSONObject.Member(key: $0.reason, value: .integer($0.pairs)) }))
  }
}

extension CutResponses {
  fileprivate var json: JSONValue { ["pairs": .integer(pairs), "characters": .integer(characters)] }
}

extension MetricTable {
  /// One object a metric, under its name; none for VDR where no response was labelled.
  var metricsJSON: JSONObject {
    let metrics = Metric.allCases.filter { $0 != .vdr || self[$0].pairs > 0 }
    return JSONObject(metrics.map { JSONObject.Member(key: $0.rawValue, value: self[$0].json) })
  }

  func json(named kind: String) -> JSONValue {
    var object: JSONObject = [kind: .string(name), "pairs": .integer(pairs), "scored": .integer(scored)]
    object.append(contentsOf: metricsJSON)
    return .object(object)
  }
}

extension Estimate {
  var json: JSONValue {
    [
      "value": .optional(value), "standard_error": .optional(standardError), "interval": .optional(interval),
      "bootstrap_interval": .optional(bootstrapInterval), "pairs": .integer(pairs), "articles": .integer(articles),
      "lowest": .optional(lowest), "highest": .optional(highest),
    ]
  }
}

extension FreshDifference {
  var json: JSONValue { ["value": .double(value), "interval": .optional(interval)] }
}

extension OrderEffects {
  var json: JSONValue {
    [
      "pairs_in_both_orders": .integer(pairsInBothOrders), "pairs_in_one_order": .integer(pairsInOneOrder),
      "flip_rate": .optional(flipRate), "mean_signed_difference": .optional(meanSignedDifference),
    ]
  }
}
