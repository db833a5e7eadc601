package import Artifacts
import Foundation

/// Samples that lm-evaluation-harness logged in, responses out.
///
/// The responses come in the order in which the samples make them whole: that of the questions, unless several processes
/// shared them.
package struct HarnessImport: Sendable {
  private let inputs: [String]
  private let output: String
  private let candidate: String?

  /// - Parameters:
  ///   - inputs: the samples of one or more runs. A results file of the same run beside them names its model.
  ///   - candidate: who answered, where nothing tells.
  package init(inputs: [String], output: String, candidate: String?) {
    self.inputs = inputs
    self.output = output
    self.candidate = candidate
  }

  private struct Source {
    let path: String
    let results: HarnessResults?
    let candidate: String
  }

  /// - Throws: ``ImportError`` or `ArtifactError`.
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let sources = try inputs.map(source)
    let stage = Stage(
      "import-harness", parameters: ["candidates": .strings(sources.map(\.candidate))],
      inputs: inputs + sources.compactMap(\.results?.path), outputs: [output])
    return try await stage.run(options) { files in
      var summary = StageSummary()
      for name in ["questions", "responses"] { summary.count(name, 0) }
      var assembly = ResponseAssembly()
      for source in sources { try await add(source, to: &assembly, files[0], &summary) }
      summary.drop("answer without one to the pair's other question", assembly.incomplete)
      return summary
    }
  }

  /// - Throws: ``ImportError`` if it is not known who answered.
  private func source(_ path: String) throws(ImportError) -> Source {
    // A file that is missing is told by the stage, which tells everything else that is wrong with it too.
    guard path == "-" || FileManager.default.fileExists(atPath: path) else {
      return Source(path: path, results: nil, candidate: candidate ?? "")
    }
    let results = try HarnessResults(besideSamples: path)
    if let told = results?.model, let candidate, told != candidate {
      throw .otherCandidate(path: path, told: told, named: candidate)
    }
    guard let name = results?.model ?? candidate else { throw .noCandidate(path: path) }
    return Source(path: path, results: results, candidate: name)
  }

  private nonisolated(nonsending) func add(
    _ source: Source, to assembly: inout ResponseAssembly, _ file: ArtifactOutput, _ summary: inout StageSummary
  ) async throws {
    let count = try await forEachRow(of: source.path) { row in
      let sample = try HarnessSample(row.cells)
      if sample.question.pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
      for (number, answer) in sample.answers.enumerated() {
        let record = try assembly.add(
          ResponseRecord.Response(answer: answer), to: sample.question.side, of: sample.question.pair,
          by: source.candidate, sample: number)
        guard let record else { continue }
        try file.write(record)
        summary.count("responses", 2)
        summary.dropUnanswered(record)
      }
    }
    summary.count("questions", count)
    guard let results = source.results, let expected = results.sampleCount(ofSamples: source.path), expected != count
    else { return }
    throw ImportError.missingSamples(path: source.path, count: count, expected: expected, results: results.path)
  }
}
