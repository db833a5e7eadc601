extension Manifest.Division {
  init(_ object: JSONObject) throws(RecordError) {
    guard let shard = Shard(index: try object.integer("index"), count: try object.integer("of")) else {
      throw RecordError("the field \"shard\" names none")
    }
    self.shard = shard
    parts = try object.strings("parts")
  }

  var json: JSONObject {
    ["index": .integer(shard.index), "of": .integer(shard.count), "parts": .strings(parts)]
  }
}
