import Foundation

/// One run of a stage: what goes in, what decides the result, and what comes out.
package struct Stage: Sendable {
  package let name: String
  /// All that decides the result besides the inputs. No paths, threads or other things that do not.
  package let parameters: JSONObject
  package let inputs: [String]
  package let data: [DataFile]
  package let outputs: [String]
  /// Outputs that the stage has with other parameters: what a run before this one wrote there goes, so that it does not
  /// stand beside the outputs of this one as if it belonged to them.
  package let outputsOfOthers: [String]
  package let manifestPath: String

  /// - Parameter manifest: where the manifest goes; beside the first output if `nil`.
  package init(
    _ name: String, parameters: JSONObject, inputs: [String], data: [DataFile] = [], outputs: [String],
    outputsOfOthers: [String] = [], manifest: String? = nil
  ) {
    self.name = name
    self.parameters = parameters
    self.inputs = inputs
    self.data = data
    self.outputs = outputs
    self.outputsOfOthers = outputsOfOthers
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
    Manifest(
      stage: name, parameters: parameters, inputs: hashedInputs,
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
    var isEdited = false
    for (path, made) in zip(outputs, last.outputs) where FileManager.default.fileExists(atPath: path) {
      if try Digest.sha256(ofFile: path) != made.sha256 { isEdited = true }
    }
    if let change = change(from: last, to: plannedManifest(try hashedInputs())) {
      if isEdited { throw ArtifactError.edited(path: outputs[0]) }
      return .run(reason: change)
    }
    if isEdited { return .upToDate(reason: "changed by hand since it was made, and kept; --force makes it anew") }
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
    if last.stage != planned.stage { return "made by another stage" }
    if last.outputs.count != outputs.count { return "there are other outputs" }
    if last.version != planned.version { return "made by valbench \(last.version)" }
    let keys = (planned.parameters.members + last.parameters.members).map(\.key)
    if let key = keys.first(where: { planned.parameters[$0] != last.parameters[$0] }) {
      return "\(key) changed from \(last.parameters[key]?.text ?? "nothing") to "
        + "\(planned.parameters[key]?.text ?? "nothing")"
    }
    if last.inputs.count != planned.inputs.count { return "there are other inputs" }
    for (before, after) in zip(last.inputs, planned.inputs) where before.sha256 != after.sha256 {
      return "\(after.name) changed"
    }
    for (before, after) in zip(last.data, planned.data) where before != after { return "\(after.name) changed" }
    return last.data.count == planned.data.count ? nil : "there are other data files"
  }
}
