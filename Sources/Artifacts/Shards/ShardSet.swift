import Foundation

/// All shards of one stage, each once, made in the same way.
struct ShardSet {
  /// What one shard wrote.
  struct Member {
    /// Of the first output, as it was named.
    let path: String
    let shard: Shard
    let parts: [String]
    let manifest: Manifest

    /// Where the output of this place lies: beside the first one.
    func path(ofOutput place: Int) -> String {
      if place == 0 { return path }
      let name = manifest.outputs[place].name
      return URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// Where the order file is among the outputs.
    var orderPlace: Int { manifest.outputs.count - 1 }

    /// The inputs that are this shard's alone.
    var ownInputs: ArraySlice<Manifest.Input> {
      manifest.inputs.prefix(shard.places(among: parts.count).count)
    }

    /// All that must be the same in each shard.
    var fingerprint: Manifest {
      Manifest(
        version: manifest.version, stage: manifest.stage, parameters: manifest.parameters,
        inputs: Array(manifest.inputs.dropFirst(ownInputs.count)), data: manifest.data)
    }
  }

  /// By their indexes.
  let members: [Member]

  /// Reads the manifests and compares them.
  ///
  /// - Parameter artifacts: the first output of each shard, in any order.
  /// - Throws: ``ShardError``; `ArtifactError` for a manifest that cannot be read.
  init(artifacts: [String]) throws {
    let read = try artifacts.map(Self.member)
    members = read.sorted { ($0.shard.index, $0.path) < ($1.shard.index, $1.path) }
    for member in members.dropFirst() { try Self.compare(member, with: members[0]) }
    for (one, next) in zip(members, members.dropFirst()) where one.shard == next.shard {
      throw ShardError.twice(shard: one.shard, paths: [one.path, next.path])
    }
    let count = members[0].shard.count
    let present = Set(members.map(\.shard.index))
    let missing = (1...count).filter { !present.contains($0) }.compactMap { Shard(index: $0, count: count) }
    guard missing.isEmpty else {
      let folder = URL(fileURLWithPath: members[0].path).deletingLastPathComponent().relativePath
      throw ShardError.missing(shards: missing, folder: folder)
    }
    for member in members where member.manifest.summary.unfinished > 0 {
      throw ShardError.unfinished(
        path: member.path, shard: member.shard, records: member.manifest.summary.unfinished)
    }
  }

  private static func member(_ path: String) throws -> Member {
    guard let manifest = try Manifest.read(at: Manifest.path(for: path)) else {
      throw ShardError.noManifest(path: path)
    }
    guard let division = manifest.division else { throw ShardError.notAShard(path: path) }
    let member = Member(path: path, shard: division.shard, parts: division.parts, manifest: manifest)
    guard member.ownInputs.count == division.shard.places(among: division.parts.count).count,
      manifest.outputs.count >= 2
    else { throw ArtifactError.badManifest(path: Manifest.path(for: path), problem: "inputs or outputs are missing") }
    return member
  }

  private static func compare(_ member: Member, with first: Member) throws {
    guard member.manifest.stage == first.manifest.stage else {
      throw ShardError.otherStage(
        path: member.path, stage: member.manifest.stage, than: first.path, otherStage: first.manifest.stage)
    }
    guard member.shard.count == first.shard.count else {
      throw ShardError.otherCount(path: member.path, shard: member.shard, than: first.path, other: first.shard)
    }
    let change: String? =
      if member.parts != first.parts {
        "there are other inputs"
      } else if member.manifest.outputs.count != first.manifest.outputs.count {
        "there are other outputs"
      } else {
        first.fingerprint.change(to: member.fingerprint)
      }
    if let change {
      throw ShardError.different(path: member.path, shard: member.shard, than: first.path, change: change)
    }
  }

  /// The manifest that one machine would have written, without its outputs.
  var wholeManifest: Manifest {
    let shared = members[0].fingerprint
    let parts = members[0].parts.indices.map { place in
      members[place % members.count].manifest.inputs[place / members.count]
    }
    var manifest = Manifest(
      version: shared.version, stage: shared.stage, parameters: shared.parameters, inputs: parts + shared.inputs,
      data: shared.data)
    manifest.summary = StageSummary(adding: members.map(\.manifest.summary))
    return manifest
  }
}
