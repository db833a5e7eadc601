import Artifacts
import Compression

/// Reads a file of JSON Lines, or of one JSON list of objects, row by row; plain, or compressed with gzip, zstd or bz2.
///
/// - Parameters:
///   - path: the file; `-` is standard input.
///   - body: takes each row, in order. A `RecordError` that it throws is told with the row's place.
/// - Returns: how many rows there are.
/// - Throws: ``ImportError`` for a row that is no JSON object, and for a file without rows; what `body` throws.
/// - Complexity: linear in the file's size; one row is in memory.
nonisolated(nonsending) func forEachRow(of path: String, _ body: (TableRow) throws -> Void) async throws -> Int {
  var rows = 0
  do {
    try await TableFile(json: path).forEachRow { row in
      do {
        try body(row)
      } catch let error as RecordError {
        throw ImportError.badRow(path: path, place: row.place, problem: error.description)
      }
      rows += 1
    }
  } catch let error as CompressionError {
    throw ImportError(error)
  } catch let problem as TableProblem {
    throw ImportError.badRow(path: path, place: "line \(problem.line)", problem: problem.words)
  }
  guard rows > 0 else { throw ImportError.noRows(path: path) }
  return rows
}
