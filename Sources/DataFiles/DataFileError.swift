/// What is wrong with a data file, and where.
package struct DataFileError: Error, Sendable, Equatable, CustomStringConvertible {
  package let fileName: String
  /// From 1; nil when the whole file is meant.
  package let line: Int?
  /// A sentence that says what is wrong and what to do.
  package let message: String

  package init(fileName: String, line: Int?, message: String) {
    self.fileName = fileName
    self.line = line
    self.message = message
  }

  package var description: String {
    "\(fileName)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}
