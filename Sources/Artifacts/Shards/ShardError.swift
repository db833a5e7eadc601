/// Why shards cannot be merged. Each case names the file, and what to do.
package enum ShardError: CommandError, Equatable {
  case noManifest(path: String)
  case notAShard(path: String)
  case otherStage(path: String, stage: String, than: String, otherStage: String)
  case otherCount(path: String, shard: Shard, than: String, other: Shard)
  case different(path: String, shard: Shard, than: String, change: String)
  case twice(shard: Shard, paths: [String])
  case missing(shards: [Shard], folder: String)
  case unfinished(path: String, shard: Shard, records: Int)
  case altered(path: String, shard: Shard)
  case overlapping(path: String, than: String)
  case outputCount(given: Int, names: [String])
  case overwrites(path: String)

  package var description: String {
    switch self {
    case .noManifest(let path):
      return "\(path): there is no \(Manifest.path(for: path)), which tells what this is a shard of. "
        + "Name the first output of each shard, and leave its other files beside it."
    case .notAShard(let path):
      return "\(path): is the whole of its stage's work, made without --shard. There is nothing to merge it with."
    case .otherStage(let path, let stage, let than, let otherStage):
      return "\(path): is of the stage \(stage), but \(than) of \(otherStage). Merge the shards of one stage at a time."
    case .otherCount(let path, let shard, let than, let other):
      return "\(path): is shard \(shard), but \(than) shard \(other). Name shards of one division only."
    case .different(let path, let shard, let than, let change):
      return "\(path): was not made as \(than) was: \(change). Run shard \(shard) again as the others were run."
    case .twice(let shard, let paths):
      return "\(paths.joined(separator: " and ")): are both shard \(shard). Name one of them."
    case .missing(let shards, let folder):
      let named = shards.prefix(10).map(\.description).joined(separator: ", ")
      let rest = shards.count > 10 ? " and \(shards.count - 10) more" : ""
      return "\(folder): of the shards, \(named)\(rest) \(shards.count == 1 ? "is" : "are") missing. "
        + "Run what is missing and name all artifacts."
    case .unfinished(let path, let shard, let records):
      return "\(path): \(records) records of shard \(shard) could not be finished. Run this shard again to go on."
    case .altered(let path, let shard):
      return "\(path): is not as its manifest says: it was changed, cut or exchanged after it was made. "
        + "Bring the file back, or run shard \(shard) again with --force."
    case .overlapping(let path, let than):
      return "\(path): has records of inputs that \(than) has too. Run both shards again with --force."
    case .outputCount(let given, let names):
      return "\(given == 1 ? "--output is given once" : "--output is given \(given) times"), but the shards have "
        + "\(names.count) outputs (\(names.joined(separator: ", "))). Give --output once for each, in this order."
    case .overwrites(let path):
      return "\(path): is a file of a shard. Choose another --output."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noManifest, .missing: .noInput
    case .notAShard, .otherStage, .otherCount, .different, .twice, .altered, .overlapping: .badData
    case .unfinished: .unfinished
    case .outputCount, .overwrites: .usage
    }
  }
}
