/// What is wrong with the file of a template table, and where.
package struct TemplateTableError: Error, Sendable, Equatable, CustomStringConvertible {
  package let fileName: String
  /// From 1; nil when the whole file is meant.
  package let line: Int?
  /// A sentence that says what is wrong and what to do.
  package let message: String

  package var description: String {
    "\(fileName)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}
