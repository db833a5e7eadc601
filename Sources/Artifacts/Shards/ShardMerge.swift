import Foundation

/// Makes of a stage's shards what one machine would have written, byte for byte.
package struct ShardMerge: Sendable {
  private let artifacts: [String]
  private let outputs: [String]

  /// - Parameters:
  ///   - artifacts: the first output of each shard, in any order; its other outputs and its manifest lie beside it.
  ///   - outputs: where the merged outputs go, in the order in which the stage has them.
  package init(artifacts: [String], outputs: [String]) {
    self.artifacts = artifacts
    self.outputs = outputs
  }

  /// Merges, unless what is there is just that already.
  ///
  /// Time is linear in the size of the outputs; memory holds some 64 bytes of each input of the stage, and of
  /// the outputs about 64 MiB, however many shards there are.
  ///
  /// - Throws: ``ShardError``, `ArtifactError`, `CancellationError`.
  @discardableResult
  package func run(_ options: RunOptions) throws -> StageOutcome {
    let set = try ShardSet(artifacts: artifacts)
    try checkOutputs(of: set)
    let made = try ArtifactSet(outputs: outputs, manifestPath: Manifest.path(for: outputs[0]))
    try merge(set, into: made.files)
    var manifest = set.wholeManifest
    for file in made.files { manifest.outputs.append(try file.result()) }
    if !options.force, let reason = try reasonToKeep(manifest) {
      options.console.say("merge: done, nothing to do: \(reason).")
      return .upToDate
    }
    try made.commit(manifest)
    let counts = manifest.summary.counts.map { "\($0.value) \($0.name)" }.joined(separator: ", ")
    options.console.say("merge: \(set.members.count) shards of \(manifest.stage), \(counts) → \(outputs[0])")
    return .done(manifest.summary)
  }

  private func checkOutputs(of set: ShardSet) throws(ShardError) {
    let names = set.members[0].manifest.outputs.dropLast().map(\.name)
    guard outputs.count == names.count else { throw .outputCount(given: outputs.count, names: names) }
    func place(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
    let own = Set(set.members.flatMap { member in (0...member.orderPlace).map { place(member.path(ofOutput: $0)) } })
    if let path = outputs.first(where: { own.contains(place($0)) }) { throw .overwrites(path: path) }
  }

  /// Why an earlier merge's outputs stay as they are, if they do.
  private func reasonToKeep(_ manifest: Manifest) throws -> String? {
    guard outputs.allSatisfy({ FileManager.default.fileExists(atPath: $0) }),
      let last = try Manifest.read(at: Manifest.path(for: outputs[0]))
    else { return nil }
    let isEdited = try last.isEdited(outputs[...])
    if last.json == manifest.json {
      return isEdited ? Manifest.editedReason : "the shards are as they were"
    }
    if isEdited { throw ArtifactError.edited(path: outputs[0]) }
    return nil
  }

  private func merge(_ set: ShardSet, into targets: [ArtifactOutput]) throws {
    var orders: [ShardOrder] = []
    for member in set.members { orders.append(try ShardOrder(of: member)) }
    let pieceSize = min(1 << 18, max(1 << 12, (64 << 20) / (set.members.count * targets.count)))
    var files = set.members.map { member in
      targets.indices.map {
        ShardFile(
          path: member.path(ofOutput: $0), shard: member.shard, output: member.manifest.outputs[$0],
          pieceSize: pieceSize)
      }
    }
    var before: (input: Int, member: Int)?
    for (input, member) in ShardOrder.inputs(of: orders) {
      if let before, before.input == input {
        throw ShardError.overlapping(path: set.members[member].path, than: set.members[before.member].path)
      }
      before = (input, member)
      try Task.checkCancellation()
      for (place, count) in orders[member].next().enumerated() {
        try files[member][place].copy(lines: count, to: targets[place])
      }
    }
    for member in files.indices {
      for place in targets.indices { try files[member][place].finish() }
    }
  }
}
