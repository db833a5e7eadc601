import DataFiles

extension LexiconReader {
  func names(_ node: DataNode) throws(DataFileError) -> Set<String> {
    var names: Set<String> = []
    for item in try node.sequence() { names.insert(FoldedText(try item.string()).text) }
    return names
  }

  /// Title kinds by their ends, and those with ` *` after them by their beginnings.
  func titleKinds(_ node: DataNode) throws(DataFileError) -> (ends: Set<String>, beginnings: Set<String>) {
    var kinds: (ends: Set<String>, beginnings: Set<String>) = ([], [])
    for item in try node.sequence() {
      let kind = try item.string()
      let folded = FoldedText(kind).text
      if kind.hasSuffix(" *") { kinds.beginnings.insert(folded) } else { kinds.ends.insert(folded) }
    }
    return kinds
  }

  func templateNames(_ node: DataNode) throws(DataFileError) -> Set<String> {
    var names: Set<String> = []
    for item in try node.sequence() { names.insert(try item.string().lowercased()) }
    return names
  }

  /// A pattern with `&` as all that the language writes for it.
  private func written(_ pattern: String) -> String {
    guard !conjunctions.isEmpty else { return pattern }
    return pattern.replacing("&", with: "(" + (["&"] + conjunctions).joined(separator: "|") + ")")
  }

  func patterns(_ node: DataNode) throws(DataFileError) -> [HeadingPattern] {
    var patterns: [HeadingPattern] = []
    for item in try node.sequence() { patterns += try readings(item) }
    return patterns
  }

  func readings(_ node: DataNode) throws(DataFileError) -> [HeadingPattern] {
    let text = try node.string()
    do {
      return try HeadingPattern.readings(of: written(text))
    } catch {
      throw fault(node, text, error)
    }
  }

  /// The readings of a cue.
  func phrases(_ node: DataNode) throws(DataFileError) -> [CuePhrase] {
    let text = try node.string()
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

  private func fault(_ node: DataNode, _ pattern: String, _ fault: HeadingPattern.Fault) -> DataFileError {
    switch fault {
    case .unmatched: node.fault("The parentheses of the pattern `\(pattern)` do not match.")
    case .empty: node.fault("The pattern `\(pattern)` can be read as nothing at all.")
    case .starWithinWord:
      node.fault("In `\(pattern)` a `*` stands within a word; only its ends may be left open.")
    case .tooManyReadings: node.fault("The pattern `\(pattern)` has too many readings; divide it.")
    }
  }
}
