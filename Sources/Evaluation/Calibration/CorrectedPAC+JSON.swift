package import Artifacts

extension CorrectedPAC {
  package var json: JSONValue {
    ["value": .double(value), "standard_error": .optional(standardError), "interval": .optional(interval)]
  }
}
