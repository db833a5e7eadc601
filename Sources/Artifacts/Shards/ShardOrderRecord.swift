/// How many records of each output came of one input of a shard: a line of the order file beside a shard's outputs.
struct ShardOrderRecord: JSONRecord, Equatable {
  /// The place, from 0, of the input among those of all shards.
  let input: Int
  /// One number an output.
  let records: [Int]

  init(input: Int, records: [Int]) {
    self.input = input
    self.records = records
  }

  init(_ object: JSONObject) throws(RecordError) {
    input = try object.integer("input")
    records = try object.array("records").compactMap(\.asInteger)
    guard records.allSatisfy({ $0 >= 0 }) else { throw RecordError("a number of records is negative") }
  }

  var json: JSONObject { ["input": .integer(input), "records": .array(records.map(JSONValue.integer))] }
}
