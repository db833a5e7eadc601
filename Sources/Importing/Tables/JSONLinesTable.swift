import Artifacts

/// Rows that are JSON objects, one a line. Empty lines are passed over.
struct JSONLinesTable: TableParser {
  private var lines = Lines()
  private var line = 0

  mutating func read(_ bytes: ArraySlice<UInt8>, row: (TableRow) throws -> Void) throws {
    lines.append(bytes)
    while let bytes = lines.next() { try take(bytes, row) }
    guard lines.rest.count <= maximumRowSize else {
      throw TableProblem(line + 1, "this line is longer than \(maximumRowSize) bytes; are these JSON Lines?")
    }
  }

  mutating func finish(row: (TableRow) throws -> Void) throws {
    try take(lines.rest, row)
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ row: (TableRow) throws -> Void) throws {
    line += 1
    if bytes.allSatisfy(\.isJSONSpace) { return }
    try row(try TableRow(json: bytes, line: line))
  }
}

extension TableRow {
  /// - Throws: ``TableProblem`` for bytes that are no JSON object.
  init(json: ArraySlice<UInt8>, line: Int, element: Int? = nil) throws(TableProblem) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: json)
    } catch {
      throw TableProblem(line, "\(error)")
    }
    guard let cells = value.asObject else { throw TableProblem(line, "this row is no JSON object") }
    self.init(line: line, element: element, cells: cells)
  }
}

extension UInt8 {
  var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
