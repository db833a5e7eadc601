package import Artifacts
import Compression

/// Makes pairs of tables in local files.
package struct TableImportStage: Sendable {
  private let files: [TableFile]
  private let mapping: ColumnMapping
  private let stage: Stage

  /// - Throws: ``PairImportError/unknownFormat(path:)``.
  package init(inputs: [String], output: String, mapping: ColumnMapping) throws(PairImportError) {
    var files: [TableFile] = []
    for path in inputs { files.append(try TableFile(path: path)) }
    self.files = files
    self.mapping = mapping
    stage = Stage(
      "import-table",
      parameters: ["formats": .strings(files.map(\.format.rawValue)), "columns": mapping.json],
      inputs: inputs, outputs: [output])
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    try await stage.run(options) { outputs in
      var rows = PairRows(mapping)
      var summary = StageSummary()
      var progress = options.console.progress(stage.name, unit: "rows", total: nil)
      defer { progress.finish() }
      var count = 0
      for file in files {
        let before = count
        do {
          try await file.forEachRow { row in
            count += 1
            if let pair = try rows.pair(of: row.cells, at: "\(file.path):\(row.line)") { try outputs[0].write(pair) }
            progress.update(done: count)
          }
        } catch let error as CompressionError {
          throw PairImportError.unreadable(error)
        } catch let problem as TableProblem {
          throw PairImportError.badTable(path: file.path, line: problem.line, problem: problem.words)
        }
        guard count > before else { throw PairImportError.noRows(path: file.path) }
      }
      rows.count(in: &summary)
      return summary
    }
  }
}
