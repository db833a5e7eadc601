extension Secrets {
  /// Makes text from a server, or about one, fit for a message: one line of at most 500 Unicode scalars, without keys,
  /// control characters, and characters that turn the direction of writing.
  package func words(_ text: String) -> String {
    var words: [Unicode.Scalar] = []
    for scalar in redact(text).unicodeScalars {
      if words.count == 500 { break }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned,
        .spaceSeparator:
        if let last = words.last, last != " " { words.append(" ") }
      default:
        words.append(scalar)
      }
    }
    if words.last == " " { words.removeLast() }
    return String(String.UnicodeScalarView(words))
  }
}
