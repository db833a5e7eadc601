import Compression

/// A file with a table in it, also a compressed one.
struct TableFile {
  let path: String
  let format: TableFormat

  /// - Throws: ``PairImportError/unknownFormat(path:)``.
  init(path: String) throws(PairImportError) {
    guard let format = TableFormat(path: path) else { throw .unknownFormat(path: path) }
    self.path = path
    self.format = format
  }

  /// JSON, whatever the file's name says.
  init(json path: String) {
    self.path = path
    format = .json
  }

  /// Reads the rows from first to last; a chunk of the file and one row are in memory.
  ///
  /// - Throws: ``TableProblem``, `CompressionError`, `CancellationError`, and what `body` throws.
  nonisolated(nonsending) func forEachRow(_ body: (TableRow) throws -> Void) async throws {
    try await withDecompressedChunks(of: path, threads: 2) { chunks in
      // So many that a byte order mark is among them.
      var head: [UInt8] = []
      while head.count < 3, let bytes = try await chunks.next() { head += bytes }
      let text = try Self.withoutMark(head)
      var parser = parser(start: text)
      try parser.read(text, row: body)
      while let bytes = try await chunks.next() {
        try Task.checkCancellation()
        try parser.read(bytes[...], row: body)
      }
      try parser.finish(row: body)
    }
  }

  private static func withoutMark(_ head: [UInt8]) throws(TableProblem) -> ArraySlice<UInt8> {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw TableProblem(1, "this is UTF-16 text; save the file as UTF-8")
    }
    return head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
  }

  /// Whether JSON is a list or has one row a line, its first byte tells and not the name: other tools give both either.
  private func parser(start: ArraySlice<UInt8>) -> any TableParser {
    switch format {
    case .commaSeparated: DelimitedTable(delimiter: UInt8(ascii: ","))
    case .tabSeparated: DelimitedTable(delimiter: UInt8(ascii: "\t"))
    case .json:
      start.first { !$0.isJSONSpace } == UInt8(ascii: "[") ? JSONListTable() : JSONLinesTable()
    }
  }
}
