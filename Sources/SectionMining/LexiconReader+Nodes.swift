internal import Yams

extension LexiconReader {
  func mapping(_ node: Node, of what: String) throws(HeadingLexiconError) -> [(key: Node, value: Node)] {
    guard let mapping = node.mapping else {
      throw fault(node, "A mapping of names to values must stand here, for \(what).")
    }
    return mapping.map { ($0.key, $0.value) }
  }

  func sequence(_ node: Node) throws(HeadingLexiconError) -> [Node] {
    guard let sequence = node.sequence else { throw fault(node, "A list must stand here.") }
    return Array(sequence)
  }

  func string(_ node: Node) throws(HeadingLexiconError) -> String {
    guard let string = node.scalar?.string, !string.isEmpty else { throw fault(node, "A word must stand here.") }
    return string
  }

  func names(_ node: Node) throws(HeadingLexiconError) -> Set<String> {
    var names: Set<String> = []
    for item in try sequence(node) { names.insert(FoldedText(try string(item)).text) }
    return names
  }

  /// Title kinds by their ends, and those with ` *` after them by their beginnings.
  func titleKinds(_ node: Node) throws(HeadingLexiconError) -> (ends: Set<String>, beginnings: Set<String>) {
    var kinds: (ends: Set<String>, beginnings: Set<String>) = ([], [])
    for item in try sequence(node) {
      let kind = try string(item)
      let folded = FoldedText(kind).text
      if kind.hasSuffix(" *") { kinds.beginnings.insert(folded) } else { kinds.ends.insert(folded) }
    }
    return kinds
  }

  func templateNames(_ node: Node) throws(HeadingLexiconError) -> Set<String> {
    var names: Set<String> = []
    for item in try sequence(node) { names.insert(try string(item).lowercased()) }
    return names
  }

  func flag(_ node: Node) throws(HeadingLexiconError) -> Bool {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw fault(node, "Either true or false must stand here.")
    }
  }

  /// A pattern with `&` as all that the language writes for it.
  private func written(_ pattern: String) -> String {
    guard !conjunctions.isEmpty else { return pattern }
    return pattern.replacing("&", with: "(" + (["&"] + conjunctions).joined(separator: "|") + ")")
  }

  func patterns(_ node: Node) throws(HeadingLexiconError) -> [HeadingPattern] {
    var patterns: [HeadingPattern] = []
    for item in try sequence(node) { patterns += try readings(item) }
    return patterns
  }

  func readings(_ node: Node) throws(HeadingLexiconError) -> [HeadingPattern] {
    let text = try string(node)
    do {
      return try HeadingPattern.readings(of: written(text))
    } catch {
      throw fault(node, text, error)
    }
  }

  /// The readings of a cue.
  func phrases(_ node: Node) throws(HeadingLexiconError) -> [CuePhrase] {
    let text = try string(node)
    let readings: [String]
    do {
      readings = try HeadingPattern.texts(of: written(text))
    } catch {
      throw fault(node, text, error)
    }
    let phrases = readings.map { CuePhrase($0) }
    guard phrases.allSatisfy({ !$0.words.isEmpty }) else { throw fault(node, text, .empty) }
    return phrases
  }

  private func fault(_ node: Node, _ pattern: String, _ fault: HeadingPattern.Fault) -> HeadingLexiconError {
    switch fault {
    case .unmatched: self.fault(node, "The parentheses of the pattern `\(pattern)` do not match.")
    case .empty: self.fault(node, "The pattern `\(pattern)` can be read as nothing at all.")
    case .starWithinWord:
      self.fault(node, "In `\(pattern)` a `*` stands within a word; only its ends may be left open.")
    case .tooManyReadings: self.fault(node, "The pattern `\(pattern)` has too many readings; divide it.")
    }
  }

  func fault(_ node: Node?, _ message: String) -> HeadingLexiconError {
    HeadingLexiconError(fileName: fileName, line: node?.mark?.line, message: message)
  }

  static func line(of error: any Error) -> Int? {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}

extension Node {
  /// A key as it is written.
  var name: String { scalar?.string ?? "this" }
}
