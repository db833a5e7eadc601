import Artifacts

/// A table as comma-separated values, which a spreadsheet opens without running anything.
package struct CSVTable: Sendable, Equatable {
  package let rows: [[String]]

  /// - Parameter rows: the header first.
  package init(_ rows: [[String]]) {
    self.rows = rows
  }

  /// Lines end with CR LF; a cell with a comma, a quotation mark or a line's end is quoted.
  ///
  /// Source: RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  package var text: String {
    rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  static func number(_ value: Double?) -> String { value.map { decimal($0, digits: 6) } ?? "" }

  private static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
    // By byte: to `String` a quotation mark with an accent is no quotation mark.
    let doubled = safe.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
  }

  /// Whether the text begins, behind spaces, as a formula does and is no plain number.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 0x20 }) else { return false }
    return "=+-@\t\r\n".utf8.contains(first) && !isPlainNumber(text)
  }

  private static func isPlainNumber(_ text: String) -> Bool {
    Double(text) != nil && text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
  }
}
