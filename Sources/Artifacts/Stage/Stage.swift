import Foundation

/// One run of a stage: what goes in, what decides the result, and what comes out.
package struct Stage: Sendable {
  package let name: String
  /// All that decides the result besides the inputs. No paths, threads or other things that do not.
  package let parameters: JSONObject
  /// The inputs that shards divide among them file by file.
  let parts: [String]
  /// In a shard its own parts, then what every shard reads.
  package let inputs: [String]
  package let data: [DataFile]
  /// In a shard the last is the order file, see ``ShardOutputs``.
  package let outputs: [String]
  /// Outputs that the stage has with other parameters: what a run before this one wrote there goes, so that it does not
  /// stand beside the outputs of this one as if it belonged to them.
  package let outputsOfOthers: [String]
  package let manifestPath: String
  /// Which part of the work is done; `nil` for all of it.
  package let shard: Shard?

  /// - Parameters:
  ///   - parts: inputs that come before `inputs`, and are divided among shards.
  ///   - manifest: where the manifest goes; beside the first output if `nil`.
  package init(
    _ name: String, parameters: JSONObject, parts: [String] = [], inputs: [String], data: [DataFile] = [],
    outputs: [String], outputsOfOthers: [String] = [], manifest: String? = nil, shard: Shard? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.parts = parts
    self.inputs = (shard.map { $0.places(among: parts.count).map { parts[$0] } } ?? parts) + inputs
    self.data = data
    let order = ShardOutputs.orderPath(for: outputs[0])
    self.outputs = outputs + (shard == nil ? [] : [order])
    self.outputsOfOthers = outputsOfOthers + (shard == nil ? [order] : [])
    self.shard = shard
    manifestPath = manifest ?? Manifest.path(for: outputs[0])
  }
}

/// A file that a person may edit: a lexicon, a prompt, a taxonomy.
package struct DataFile: Sendable, Equatable {
  /// Inside the data folder, such as `prompts/judge.mustache`.
  package let name: String
  package let text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  package var sha256: String { Digest.sha256(text) }
}

/// Whether a stage has something to do, and why.
package enum StageDecision: Equatable, Sendable {
  case upToDate(reason: String)
  case run(reason: String)

  package var reason: String {
    switch self {
    case .upToDate(let reason), .run(let reason): reason
    }
  }
}

extension Stage {
  /// The inputs' names and hashes, without standard input.
  ///
  /// - Throws: ``ArtifactError`` or `CancellationError`.
  /// - Complexity: linear in the inputs' sizes.
  func hashedInputs() throws -> [Manifest.Input] {
    try inputs.filter { $0 != "-" }.map { path in
      Manifest.Input(name: URL(fileURLWithPath: path).lastPathComponent, sha256: try Digest.sha256(ofFile: path))
    }
  }

  /// The manifest that this run would write, without its results.
  func plannedManifest(_ hashedInputs: [Manifest.Input]) -> Manifest {
    let division = shard.map {
      Manifest.Division(shard: $0, parts: parts.map { URL(fileURLWithPath: $0).lastPathComponent })
    }
    return Manifest(
      stage: name, parameters: parameters, division: division, inputs: hashedInputs,
      data: data.map { Manifest.Input(name: $0.name, sha256: $0.sha256) })
  }

  /// Compares the last run's manifest with what this run would do.
  ///
  /// - Parameter inputs: hashes the inputs; called only if the decision depends on them.
  /// - Throws: ``ArtifactError/edited(path:)`` if the output was changed by hand and would have to be made anew.
  func decide(force: Bool, inputs hashedInputs: () throws -> [Manifest.Input]) throws -> StageDecision {
    if outputs.contains("-") { return .run(reason: "the output goes to standard output") }
    if inputs.contains("-") { return .run(reason: "the input comes from standard input") }
    guard let last = try Manifest.read(at: manifestPath) else { return .run(reason: "not made yet") }
    if force { return .run(reason: "forced") }
    let isEdited = try last.isEdited(shard == nil ? outputs[...] : outputs.dropLast())
    if let change = change(from: last, to: plannedManifest(try hashedInputs())) {
      if isEdited { throw ArtifactError.edited(path: outputs[0]) }
      return .run(reason: change)
    }
    if isEdited { return .upToDate(reason: Manifest.editedReason) }
    if last.summary.unfinished > 0 {
      return .run(reason: "\(last.summary.unfinished) records failed last time and are tried again")
    }
    return .upToDate(reason: "inputs and parameters are as they were")
  }

  /// The first difference that makes a new run necessary, in words.
  private func change(from last: Manifest, to planned: Manifest) -> String? {
    if let lost = outputs.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
      return "\(URL(fileURLWithPath: lost).lastPathComponent) is missing"
    }
    if last.outputs.count != outputs.count, last.division?.shard == shard { return "there are other outputs" }
    return last.change(to: planned)
  }
}
