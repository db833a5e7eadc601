package import Artifacts

/// A row of a table, by the names of its columns.
package struct TableRow: Sendable {
  /// Where it begins, from 1.
  package let line: Int
  /// Its number in a list, from 1; `nil` where a row is a line.
  package let element: Int?
  package let cells: JSONObject

  init(line: Int, element: Int? = nil, cells: JSONObject) {
    self.line = line
    self.element = element
    self.cells = cells
  }

  /// Where it is, in words: the elements of a list may all be in one line.
  var place: String { element.map { "element \($0)" } ?? "line \(line)" }
}

/// Makes rows of a file's bytes, as they come.
package protocol TableParser {
  /// - Throws: ``TableProblem``, and what `row` throws.
  mutating func read(_ bytes: ArraySlice<UInt8>, row: (TableRow) throws -> Void) throws

  /// Reads what is left at the file's end.
  mutating func finish(row: (TableRow) throws -> Void) throws
}

/// What is wrong with a table's form.
package struct TableProblem: Error, Equatable {
  package let line: Int
  package let words: String

  init(_ line: Int, _ words: String) {
    self.line = line
    self.words = words
  }
}

/// In bytes, of a row or field.
let maximumRowSize = 64 << 20
