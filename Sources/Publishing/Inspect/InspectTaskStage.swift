package import Artifacts
import Evaluation
import Mustache

/// Pairs in, a task of Inspect out that asks a model their questions: a Python file and its dataset.
package struct InspectTaskStage: Sendable {
  package let inputs: [String]
  /// A folder.
  package let output: String
  package let samples: Int
  package let systemPrompt: DataFile

  /// - Parameters:
  ///   - samples: how many answers are asked to each question, at least 1.
  ///   - systemPrompt: that of the respond stage.
  package init(inputs: [String], output: String, samples: Int = 1, systemPrompt: DataFile) {
    self.inputs = inputs
    self.output = output
    self.samples = samples
    self.systemPrompt = systemPrompt
  }

  /// Holds the ids of the pairs.
  ///
  /// - Throws: `ArtifactError`, `CancellationError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let template = String(decoding: PackageResources.inspect_task_mustache, as: UTF8.self)
    let stage = Stage(
      "publish-inspect-task", parameters: ["samples": .integer(samples)], inputs: inputs,
      data: [systemPrompt, DataFile(name: "inspect-task.mustache", text: template)],
      outputs: ["\(output)/valbench_task.py", "\(output)/dataset.jsonl"],
      manifest: "\(output)/inspect-task.manifest.json")
    return try await stage.run(options) { files in
      var summary = StageSummary()
      var ids: Set<String> = []
      var isOffline = false
      for path in inputs {
        var pairs = try JSONLinesReader<PairRecord>(path: path)
        while let pair = try pairs.next() {
          try Task.checkCancellation()
          guard ids.insert(pair.id).inserted else {
            summary.drop("pair that is there more than once")
            continue
          }
          isOffline = isOffline || pair.generator == offlineModelName
          for question in InspectQuestion.both(of: pair) { try files[1].write(question) }
        }
        try pairs.finish()
      }
      if isOffline { summary.notice(offlineNotice, isInherited: true) }
      try files[0].write(Array(try python(template, notices: isOffline ? [offlineNotice] : []).utf8))
      summary.count("pairs", ids.count)
      summary.count("questions", 2 * ids.count)
      return summary
    }
  }

  private func python(_ template: String, notices: [String]) throws -> String {
    try MustacheTemplate(string: template).render([
      "version": valbenchVersion, "samples": samples, "temperature": RespondDefaults.temperature,
      "topP": RespondDefaults.topP, "maximumOutputTokens": RespondDefaults.maximumOutputTokens,
      // A string of JSON, in which nothing beyond U+FFFF is escaped, is one of Python.
      "systemPrompt": JSONValue.string(RespondStage.systemPrompt(systemPrompt)).text,
      "notices": JSONValue.strings(notices).text,
    ])
  }
}
