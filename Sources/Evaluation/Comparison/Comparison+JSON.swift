package import Artifacts

extension Comparison {
  /// Percentages 0…100, differences in percentage points, p-values 0…1.
  package var json: JSONValue {
    [
      "judge": .string(judge),
      "candidates": .array(runs.map { ["candidate": .string($0.candidate), "pairs": .integer($0.pairs)] }),
      "shared_pairs": .integer(sharedPairs), "rows": .array(rows.map(\.json)),
    ]
  }
}

extension Comparison.Row {
  fileprivate var json: JSONValue {
    [
      "metric": .string(metric.rawValue), "first": .string(first), "second": .string(second),
      "first_value": .optional(firstValue), "second_value": .optional(secondValue), "difference": .optional(difference),
      "standard_error": .optional(standardError), "interval": .optional(interval), "p_value": .optional(pValue),
      "adjusted_p_value": .optional(adjustedPValue), "pairs": .integer(pairs), "articles": .integer(articles),
    ]
  }
}
