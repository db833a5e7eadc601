import Artifacts

/// Rows of CSV or its like, whose first record names the columns.
///
/// All cells are texts, and `null` where nothing stands.
struct DelimitedTable: TableParser {
  private var records: DelimitedRecords
  private var header: [String]?

  init(delimiter: UInt8) {
    records = DelimitedRecords(delimiter: delimiter)
  }

  mutating func read(_ bytes: ArraySlice<UInt8>, row: (TableRow) throws -> Void) throws {
    var header = header
    try records.read(bytes) { record in try Self.take(record, &header, row) }
    self.header = header
  }

  mutating func finish(row: (TableRow) throws -> Void) throws {
    var header = header
    try records.finish { record in try Self.take(record, &header, row) }
    self.header = header
  }

  private static func take(
    _ record: DelimitedRecords.Record, _ header: inout [String]?, _ row: (TableRow) throws -> Void
  ) throws {
    guard let names = header else {
      header = try Self.names(record)
      return
    }
    guard record.fields.count == names.count else {
      throw TableProblem(
        record.line, "this row has \(record.fields.count) fields, where the first line names \(names.count) columns")
    }
    let members = zip(names, record.fields).map { JSONObject.Member(key: $0, value: .optional($1)) }
    try row(TableRow(line: record.line, cells: JSONObject(members)))
  }

  private static func names(_ record: DelimitedRecords.Record) throws(TableProblem) -> [String] {
    var names: [String] = []
    for (place, field) in record.fields.enumerated() {
      guard let name = field, !name.isEmpty else {
        throw TableProblem(
          record.line,
          "column \(place + 1) has no name; pandas writes its row numbers so: leave them out with index=False")
      }
      guard !names.contains(name) else { throw TableProblem(record.line, "two columns are named \"\(name)\"") }
      names.append(name)
    }
    return names
  }
}
