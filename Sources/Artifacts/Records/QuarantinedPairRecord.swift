/// A new pair that would leak between splits that were made earlier: a line of `quarantine.jsonl`.
package struct QuarantinedPairRecord: JSONRecord, Equatable {
  package let pair: PairRecord
  /// The names of the splits whose pairs it belongs with, sorted.
  package let splits: [String]

  package init(pair: PairRecord, splits: [String]) {
    self.pair = pair
    self.splits = splits
  }

  package init(_ object: JSONObject) throws(RecordError) {
    pair = try PairRecord(try object.object("pair"))
    splits = try object.strings("splits")
  }

  package var json: JSONObject {
    ["id": .string(pair.id), "splits": .strings(splits), "pair": .object(pair.json)]
  }
}
