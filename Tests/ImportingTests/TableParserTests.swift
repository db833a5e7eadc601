import Artifacts
import Importing
import Testing

@Suite("Tables in pieces")
struct TableParserTests {
  private static func fields(_ random: inout SplitMix64) -> [[String?]] {
    let texts: [String?] = [nil, "", "a", "ä\u{1F600}", "x,y", "\"", "\"\"", "\n", "\r\n", "\r", ",\"\n\"", " b "]
    return (0..<40).map { _ in (0..<4).map { _ in texts[Int(random.next() % UInt64(texts.count))] } }
  }

  @Test("fields come back as they were written, wherever the pieces end", arguments: UInt64(1)...8, ["\n", "\r\n"])
  func delimited(seed: UInt64, end: String) throws {
    var random = SplitMix64(state: seed)
    let rows = Self.fields(&random).filter { $0 != [nil] }
    let text = rows.map { row in
      row.map { field in field.map { "\"\($0.replacing("\"", with: "\"\""))\"" } ?? "" }.joined(separator: ",") + end
    }.joined()
    let bytes = Array(text.utf8)
    for size in [1, 2, 3, 7, bytes.count] {
      var records = DelimitedRecords(delimiter: UInt8(ascii: ","))
      var found: [DelimitedRecords.Record] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        try records.read(bytes[start..<min(start + size, bytes.count)]) { found.append($0) }
      }
      try records.finish { found.append($0) }
      #expect(found.map(\.fields) == rows)
      let lines = rows.reduce(into: [1]) { lines, row in
        lines.append((lines.last ?? 0) + 1 + row.reduce(0) { $0 + ($1 ?? "").utf8.count { $0 == 0x0A } })
      }
      #expect(found.map(\.line) == lines.dropLast())
    }
  }

  @Test("the objects of a list come out whole, wherever the pieces end", arguments: [1, 2, 3, 5, 1000])
  func list(size: Int) throws {
    let bytes = Array("[ {\"a\":\"]}{[\\\"\\\\\"},\n\t{\"b\":[{},[1]]}\n,{}] ".utf8)
    var table = JSONListTable()
    var rows: [TableRow] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      try table.read(bytes[start..<min(start + size, bytes.count)]) { rows.append($0) }
    }
    try table.finish { rows.append($0) }
    #expect(rows.map(\.line) == [1, 2, 3])
    #expect(rows.map(\.cells) == [["a": "]}{[\"\\"], ["b": [[:], [1]]], [:]])
  }

  @Test("what stands between the objects of a list is told", arguments: ["[{},]", "[,{}]", "[{} {}]", "[{}]x", "[{}"])
  func badList(text: String) {
    var table = JSONListTable()
    #expect(throws: TableProblem.self) {
      try table.read(Array(text.utf8)[...]) { _ in }
      try table.finish { _ in }
    }
  }
}
