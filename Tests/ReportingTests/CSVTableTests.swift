import Foundation
import Reporting
import Testing

struct CSVTableTests {
  @Test(
    "A cell that a spreadsheet would run gets an apostrophe (fault 35)",
    arguments: [
      "=1+1", "+1+1", "-1+1", "@SUM(1)", "\tx", "=HYPERLINK(\"https://example.org\")", " =1", "-", "+",
      "-cmd|' /C calc'!A0",
      "\n=1", "-inf", "-nan", "+0x10", "=", "-1\n=2",
      "=\"\u{301},=1",
    ])
  func formula(cell: String) throws {
    let text = CSVTable([[cell, "x"]]).text
    #expect(text.hasPrefix("'") || text.hasPrefix("\"'"), "\(text)")
    #expect(try CSVTableTests.parsed(text) == [["'" + cell, "x"]])
  }

  @Test("Numbers and ordinary texts stay as they are (fault 35)")
  func plain() throws {
    let rows = [
      ["-1", "+2.5", "-1.5e-7", "0", "", "model"],
      ["a=b", "a,b", "say \"no\"", "two\nlines", "carriage\rreturn", "é \u{2028} 模型", "a\"\u{301},=1"],
    ]
    let text = CSVTable(rows).text
    #expect(
      text.hasPrefix("-1,+2.5,-1.5e-7,0,,model\r\na=b,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"carriage\rreturn\","))
    #expect(try Self.parsed(text) == rows)
    #expect(CSVTable([]).text == "")
  }

  /// A reader of RFC 4180, strict.
  private static func parsed(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where cell.isEmpty:
        while let inner = bytes.popFirst() {
          if inner == UInt8(ascii: "\"") {
            guard bytes.first == UInt8(ascii: "\"") else { break }
            bytes.removeFirst()
          }
          cell.append(inner)
        }
      case UInt8(ascii: ","): endCell()
      case 0x0D where bytes.first == 0x0A:
        bytes.removeFirst()
        endCell()
        rows.append(row)
        row = []
      default: cell.append(byte)
      }
    }
    #expect(cell.isEmpty && row.isEmpty)
    return rows
  }
}
