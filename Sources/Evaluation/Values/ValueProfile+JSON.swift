package import Artifacts

extension ValueProfile {
  package var json: JSONValue {
    [
      "responses": .integer(responses), "reduced_chi_squared": .optional(reducedChiSquared),
      "rows": .array(rows.map(\.json)),
    ]
  }
}

extension ValueProfile.Row {
  fileprivate var json: JSONValue {
    [
      "value": .string(value), "demonstrated": .integer(demonstrated), "expecting": .integer(expecting),
      "expected": .double(expected), "residual": .optional(residual),
    ]
  }
}
