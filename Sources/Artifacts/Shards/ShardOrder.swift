/// Which inputs a shard worked on, and how many records of each output came of each, as its order file tells.
struct ShardOrder {
  /// Rising.
  private var inputs: [Int] = []
  /// For each input, one number an output.
  private var records: [Int] = []
  private let outputCount: Int
  private var done = 0

  /// - Throws: ``ShardError/altered(path:shard:)``, `ArtifactError`.
  init(of member: ShardSet.Member) throws {
    let path = member.path(ofOutput: member.orderPlace)
    outputCount = member.orderPlace
    guard try Digest.sha256(ofFile: path) == member.manifest.outputs[member.orderPlace].sha256 else {
      throw ShardError.altered(path: path, shard: member.shard)
    }
    var reader = try JSONLinesReader<ShardOrderRecord>(path: path)
    while let record = try reader.next() {
      guard record.records.count == outputCount, record.input > inputs.last ?? -1 else {
        throw ShardError.altered(path: path, shard: member.shard)
      }
      inputs.append(record.input)
      records += record.records
    }
    try reader.finish()
  }

  /// The numbers of records of the next input, one an output.
  mutating func next() -> ArraySlice<Int> {
    defer { done += 1 }
    return records[(done * outputCount)..<((done + 1) * outputCount)]
  }

  /// The inputs of all shards in their order, each with the place of its shard.
  ///
  /// - Complexity: O(n log n) in the number of inputs.
  static func inputs(of orders: [ShardOrder]) -> [(input: Int, member: Int)] {
    orders.enumerated().flatMap { member, order in order.inputs.map { ($0, member) } }.sorted { $0 < $1 }
  }
}
