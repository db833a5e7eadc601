/// The outputs of a stage that may be run in shards: in a shard they come with a file that tells which records came of
/// which input, so that shards can be merged in the order of the inputs without these.
package struct ShardOutputs {
  /// The stage's own.
  package let outputs: [ArtifactOutput]
  private let order: ArtifactOutput?
  private var written: [Int]

  /// - Parameter files: what a stage of this `shard` is given to write to.
  package init(_ files: [ArtifactOutput], shard: Shard?) {
    outputs = shard == nil ? files : Array(files.dropLast())
    order = shard == nil ? nil : files.last
    written = outputs.map(\.recordCount)
  }

  /// Ends what was written about one input.
  ///
  /// - Parameter input: its place, from 0, among those of all shards.
  package mutating func end(input: Int) throws(ArtifactError) {
    guard let order else { return }
    let now = outputs.map(\.recordCount)
    try order.write(ShardOrderRecord(input: input, records: zip(now, written).map { $0 - $1 }))
    written = now
  }

  /// Where the order file of an artifact lies.
  static func orderPath(for artifact: String) -> String { artifact + ".order" }
}
