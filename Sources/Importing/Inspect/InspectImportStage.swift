package import Artifacts
import Foundation

/// Logs of Inspect in, responses out.
package struct InspectImportStage: Sendable {
  package let logs: [String]
  package let output: String

  /// - Parameter logs: of the task that asks the questions of pairs, in JSON.
  package init(logs: [String], output: String) {
    self.logs = logs
    self.output = output
  }

  /// Writes pairs in the order in which their second answers stand in the logs. Holds one sample, the answers whose other
  /// half has not come yet, and what names each pair.
  ///
  /// - Throws: ``InspectImportError``, `ArtifactError`, `CancellationError`.
  @concurrent
  @discardableResult
  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let stage = Stage("import-inspect", parameters: [:], inputs: logs, outputs: [output])
    return try await stage.run(options) { files in
      var summary = StageSummary()
      var assembly = ResponseAssembly()
      summary.count("pairs", 0)
      for path in logs {
        var log = try InspectLogReader(path: path)
        while let sample = try log.next() {
          try Task.checkCancellation()
          let answer: InspectAnswer
          let record: ResponseRecord?
          do throws(RecordError) {
            answer = try InspectAnswer(sample)
            record = try assembly.add(
              answer.response, to: answer.side, of: answer.pair, by: log.model, sample: answer.sample)
          } catch {
            throw InspectImportError.badSample(
              path: path, sample: sample["id"]?.text ?? "without an id", problem: error.description)
          }
          if answer.response.content == nil { summary.drop("question whose answer was \(answer.response.outcome)") }
          if isOfOfflineModel(answer.pair.generator) { summary.notice(offlineNotice, isInherited: true) }
          guard let record else { continue }
          try files[0].write(record)
          summary.count("pairs")
        }
        if log.status != "success" {
          let name = URL(fileURLWithPath: path).lastPathComponent
          summary.notice("\(name) is of a run that did not end well (\(log.status)): it may lack answers")
        }
      }
      summary.drop("answer to one question of a pair, without the other", assembly.incomplete)
      return summary
    }
  }
}
