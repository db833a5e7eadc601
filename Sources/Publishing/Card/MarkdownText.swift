/// Text from outside made fit for Markdown: it can be no mark-up, no HTML and no second line.
enum MarkdownText {
  /// In Unicode scalars.
  private static let limit = 200

  /// Plain words, in prose and in the cells of tables.
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in line(text).unicodeScalars {
      if "\\`*_{}[]<>#|!~&$".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// A code span, which may stand in the cell of a table.
  static func code(_ text: String) -> String {
    let shown = String(String.UnicodeScalarView(line(text).unicodeScalars.map { $0 == "`" || $0 == "|" ? "'" : $0 }))
    return shown.isEmpty ? "–" : "`\(shown)`"
  }

  /// Without what ends a line or is not seen.
  static func line(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard scalars.count > limit else { return String(String.UnicodeScalarView(scalars)) }
    return String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
  }
}
