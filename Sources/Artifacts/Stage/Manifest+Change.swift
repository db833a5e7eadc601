import Foundation

extension Manifest {
  /// The first difference in how artifacts are made, in words; `nil` if they are made in the same way.
  func change(to other: Manifest) -> String? {
    if stage != other.stage { return "made by another stage" }
    if version != other.version { return "made by valbench \(version)" }
    let keys = (other.parameters.members + parameters.members).map(\.key)
    if let key = keys.first(where: { other.parameters[$0] != parameters[$0] }) {
      return "\(key) changed from \(parameters[key]?.text ?? "nothing") to \(other.parameters[key]?.text ?? "nothing")"
    }
    if division?.shard != other.division?.shard {
      let (before, after) = (division?.shard.description, other.division?.shard.description)
      return "shard changed from \(before ?? "nothing") to \(after ?? "nothing")"
    }
    if inputs.count != other.inputs.count || division?.parts != other.division?.parts {
      return "there are other inputs"
    }
    for (before, after) in zip(inputs, other.inputs) where before.sha256 != after.sha256 {
      return "\(after.name) changed"
    }
    for (before, after) in zip(data, other.data) where before != after { return "\(after.name) changed" }
    return data.count == other.data.count ? nil : "there are other data files"
  }

  /// Whether one of the outputs at these paths is not as it was made; order files do not count. Where there were other
  /// outputs then, one may have stood at another place of the list.
  func isEdited(_ paths: ArraySlice<String>) throws -> Bool {
    for (path, made) in zip(paths, division == nil ? outputs[...] : outputs.dropLast())
    where FileManager.default.fileExists(atPath: path) {
      let sha256 = try Digest.sha256(ofFile: path)
      let name = URL(fileURLWithPath: path).lastPathComponent
      if sha256 != made.sha256, !outputs(named: name).contains(sha256) { return true }
    }
    return false
  }

  /// The hashes of the outputs with a name.
  func outputs(named name: String) -> [String] { outputs.filter { $0.name == name }.map(\.sha256) }

  /// Why an edited artifact that would come out the same is not made.
  static let editedReason = "changed by hand since it was made, and kept; --force makes it anew"
}
