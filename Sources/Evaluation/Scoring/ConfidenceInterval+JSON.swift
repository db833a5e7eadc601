import Artifacts
import Statistics

extension JSONValue {
  /// The interval's two ends.
  static func optional(_ interval: ConfidenceInterval?) -> JSONValue {
    interval.map { [.double($0.low), .double($0.high)] } ?? .null
  }

  /// `nil` if this is no list of two numbers of which the second is the larger one, or as large.
  var asInterval: ConfidenceInterval? {
    guard let ends = asArray?.compactMap(\.asNumber), ends.count == 2, asArray?.count == 2, ends[0] <= ends[1] else {
      return nil
    }
    return ConfidenceInterval(low: ends[0], high: ends[1])
  }
}
