package import Artifacts
import Foundation

/// Runs a stage whole and in shards, merges these, and compares.
///
/// - Parameters:
///   - outputs: the stage's outputs; the first has the manifest beside it.
///   - counts: into how many shards the work is divided, one after another.
///   - run: runs the stage, in a shard or whole, with these paths for its outputs.
/// - Returns: what is not as it must be, in words.
package nonisolated(nonsending) func shardDifferences(
  in folder: TemporaryFolder, outputs: [String], counts: [Int] = [1, 2, 3, 7],
  run: nonisolated(nonsending) (Shard?, [String]) async throws -> Void
) async throws -> [String] {
  var differences: [String] = []
  var random = SplitMix64(state: 7)
  try await run(nil, outputs.map { folder("whole/\($0)") })
  for count in counts {
    for shard in (1...count).compactMap({ Shard(index: $0, count: count) }).shuffled(using: &random) {
      try await run(shard, outputs.map { folder("\(count)/\(shard.index)-\($0)") })
    }
    let artifacts = (1...count).map { folder("\(count)/\($0)-\(outputs[0])") }
    for turn in 1...2 {
      let merge = ShardMerge(
        artifacts: artifacts.shuffled(using: &random), outputs: outputs.map { folder("merged-\(count)-\(turn)/\($0)") })
      try merge.run(RunOptions())
      if try merge.run(RunOptions()) != .upToDate { differences.append("\(count) shards: merged twice") }
      for name in outputs + [Manifest.path(for: outputs[0])] {
        if try folder.read("merged-\(count)-\(turn)/\(name)") != folder.read("whole/\(name)") {
          differences.append("\(count) shards: \(name)")
        }
      }
    }
  }
  return differences
}
