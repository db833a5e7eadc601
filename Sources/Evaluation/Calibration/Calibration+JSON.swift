package import Artifacts
import Statistics

extension Calibration {
  /// Percentages 0…100. What other fields tell is there for readers, and not read.
  package var json: JSONObject {
    [
      "judge": .string(judge), "both_orders": .bool(isInBothOrders), "p0": .object(p0.json),
      "p100": .object(p100.json), "covariance": .double(covariance), "discrimination": .double(discrimination),
      "refusal_sensitivity": .object(refusalSensitivity.json), "refusal_specificity": .object(refusalSpecificity.json),
      "flip_rate": .optional(flipRate), "sets": .array(sets.map { .object($0.json) }),
    ]
  }

  /// - Throws: `RecordError` for a field that is missing or cannot be.
  package init(_ object: JSONObject) throws(RecordError) {
    var sets: [SetResult] = []
    for value in try object.array("sets") {
      guard let set = value.asObject else { throw RecordError("the field \"sets\" is not a list of objects") }
      sets.append(try SetResult(set))
    }
    self.init(
      judge: try object.string("judge"), isInBothOrders: try object.bool("both_orders"), sets: sets,
      p0: try Mean(object.object("p0")), p100: try Mean(object.object("p100")),
      covariance: try object.number("covariance"),
      refusalSensitivity: try Proportion(object.object("refusal_sensitivity")),
      refusalSpecificity: try Proportion(object.object("refusal_specificity")),
      flipRate: try object.optionalNumber("flip_rate"))
  }
}

extension Calibration.Mean {
  fileprivate var json: JSONObject {
    ["value": .double(value), "standard_error": .double(standardError), "articles": .integer(articles)]
  }

  fileprivate init(_ object: JSONObject) throws(RecordError) {
    self.init(
      value: try object.number("value"), standardError: try object.number("standard_error"),
      articles: try object.integer("articles"))
    guard 0...100 ~= value else { throw RecordError("the field \"value\" is not a percentage") }
    guard standardError >= 0 else { throw RecordError("the field \"standard_error\" is less than 0") }
  }
}

extension Calibration.SetResult {
  fileprivate var json: JSONObject {
    [
      "set": .string(set.rawValue), "true_pac": .double(set.truePAC), "pac": .optional(pac),
      "pac_interval": .optional(pacInterval), "true_ref": .double(set.trueREF), "ref": .optional(ref),
      "pairs": .integer(pairs), "scored": .integer(scored),
    ]
  }

  fileprivate init(_ object: JSONObject) throws(RecordError) {
    let name = try object.string("set")
    guard let set = CalibrationSet(rawValue: name) else {
      throw RecordError("the field \"set\" is no calibration set, \"\(name)\"")
    }
    let ends = object["pac_interval"] ?? .null
    let interval = ends.asInterval
    guard ends == .null || interval != nil else { throw RecordError("the field \"pac_interval\" is no interval") }
    self.init(
      set: set, pac: try object.optionalNumber("pac"), pacInterval: interval, ref: try object.optionalNumber("ref"),
      pairs: try object.integer("pairs"), scored: try object.integer("scored"))
  }
}

extension Proportion {
  fileprivate var json: JSONObject {
    [
      "successes": .integer(successes), "trials": .integer(trials), "value": .optional(rate.map { 100 * $0 }),
      "interval": .optional(
        interval.map { ConfidenceInterval(low: 100 * $0.lowerBound, high: 100 * $0.upperBound) }),
    ]
  }

  fileprivate init(_ object: JSONObject) throws(RecordError) {
    self.init(try object.integer("successes"), of: try object.integer("trials"))
    guard 0...max(0, trials) ~= successes else {
      throw RecordError("the field \"successes\" does not lie between 0 and \"trials\"")
    }
  }
}
