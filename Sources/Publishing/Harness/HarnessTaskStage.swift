package import Artifacts
import Evaluation
import Mustache

/// Pairs in, a task folder for lm-evaluation-harness out: it asks a candidate the questions that ``RespondStage`` would ask,
/// in the same way.
///
/// One task holds both questions of a pair next to each other: so they are answered with the same settings, `--limit` takes
/// whole pairs, and one file has all answers.
package struct HarnessTaskStage: Sendable {
  private let inputs: [String]
  private let output: String
  private let samples: Int
  private let systemPrompt: DataFile

  /// - Parameters:
  ///   - output: the task's folder.
  ///   - samples: how many answers a candidate gives to each question, at least 1.
  package init(inputs: [String], output: String, samples: Int, systemPrompt: DataFile) {
    self.inputs = inputs
    self.output = output
    self.samples = samples
    self.systemPrompt = systemPrompt
  }

  /// - Throws: ``HarnessTaskError`` or `ArtifactError`.
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let names = ["README.md", "valbench.yaml", "valbench_task.py", "questions.jsonl"]
    let stage = Stage(
      "publish-harness", parameters: ["samples": .integer(samples)], inputs: inputs, data: [systemPrompt],
      outputs: names.map { "\(output)/\($0)" }, manifest: "\(output)/valbench.manifest.json")
    return try await stage.run(options) { files in
      let prompt = RespondStage.systemPrompt(systemPrompt)
      var ids: Set<String> = []
      var summary = StageSummary()
      var pairs = JSONLinesFiles<PairRecord>(paths: inputs)
      while let pair = try pairs.next() {
        try Task.checkCancellation()
        guard ids.insert(pair.id).inserted else { throw HarnessTaskError.repeated(id: pair.id) }
        for side in QuestionSide.allCases {
          try files[3].write(HarnessQuestion(pair: pair, side: side, systemPrompt: prompt))
        }
        if pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
      }
      guard !ids.isEmpty else { throw HarnessTaskError.noPairs }
      summary.count("pairs", ids.count)
      summary.count("questions", 2 * ids.count)
      try files[0].write(try text(PackageResources.harness_readme_mustache, ids.count, summary.notices))
      try files[1].write(try text(PackageResources.harness_task_mustache, ids.count, summary.notices))
      try files[2].write(PackageResources.valbench_task_py)
      return summary
    }
  }

  private func text(_ template: [UInt8], _ pairCount: Int, _ notices: [String]) throws -> [UInt8] {
    let template = try MustacheTemplate(string: String(decoding: template, as: UTF8.self))
    let context: [String: Any] = [
      "version": valbenchVersion,
      "pairCount": pairCount,
      "questionCount": 2 * pairCount,
      "notices": notices,
      "samples": samples,
      "temperature": RespondDefaults.temperature,
      "topP": RespondDefaults.topP,
      "maximumOutputTokens": RespondDefaults.maximumOutputTokens,
    ]
    return Array(template.render(context).utf8)
  }
}
