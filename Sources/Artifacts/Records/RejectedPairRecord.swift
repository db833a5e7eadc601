/// An issue that became no pair, and why: a line of `rejected.jsonl`.
package struct RejectedPairRecord: JSONRecord, Equatable {
  package let pair: PairRecord
  /// By which the stage counts it.
  package let reason: String
  /// All that is wrong with it, in words.
  package let details: [String]

  package init(pair: PairRecord, reason: String, details: [String]) {
    self.pair = pair
    self.reason = reason
    self.details = details
  }

  package init(_ object: JSONObject) throws(RecordError) {
    pair = try PairRecord(try object.object("pair"))
    reason = try object.string("reason")
    details = try object.strings("details")
  }

  package var json: JSONObject {
    ["id": .string(pair.id), "reason": .string(reason), "details": .strings(details), "pair": .object(pair.json)]
  }
}
