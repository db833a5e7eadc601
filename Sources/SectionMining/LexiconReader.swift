internal import Yams

/// Reads the YAML of a lexicon.
struct LexiconReader {
  let fileName: String
  private(set) var language = ""
  private(set) var rules: [HeadingRule] = []
  private(set) var headings = PatternSet()
  private(set) var titleRules: [HeadingRule] = []
  private(set) var titles = PatternSet()
  private(set) var skipped = PatternSet()
  private(set) var cues: [[CuePhrase]] = []
  private(set) var isUnspaced = false
  /// What `&` in a pattern may also be.
  private(set) var conjunctions: [String] = []

  init(fileName: String) {
    self.fileName = fileName
  }

  mutating func read(_ yaml: String) throws(HeadingLexiconError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw HeadingLexiconError(fileName: fileName, line: Self.line(of: error), message: "This is no YAML: \(error)")
    }
    guard let root else { throw fault(nil, "The file is empty.") }
    for (key, value) in try mapping(root, of: "the file") {
      switch key.string {
      case "language": language = try string(value)
      case "and": for item in try sequence(value) { conjunctions.append(try string(item)) }
      case "unspaced": isUnspaced = try flag(value)
      case "strong", "medium", "reject", "titles", "skip", "cues": continue
      default:
        throw fault(
          key,
          "\(key.name) is no key here: language, and, unspaced, strong, medium, reject, titles, skip, cues are.")
      }
    }
    guard !language.isEmpty else { throw fault(root, "The key `language` is missing, such as `language: en`.") }
    for (key, value) in try mapping(root, of: "the file") {
      switch key.string {
      case "strong", "medium", "reject": try readTier(key.name, value)
      case "titles": try readTitles(value)
      case "skip": for pattern in try patterns(value) { skipped.insert(pattern, owner: 0) }
      case "cues": for item in try sequence(value) { cues.append(try phrases(item)) }
      default: continue
      }
    }
  }

  private mutating func readTier(_ name: String, _ node: Node) throws(HeadingLexiconError) {
    guard let tier = RuleTier(rawValue: name) else { return }
    for (key, value) in try mapping(node, of: name) {
      let (condition, patterns) = try readRule(value)
      for pattern in patterns { headings.insert(pattern, owner: rules.count) }
      rules.append(HeadingRule(id: "\(language).\(name).\(key.name)", tier: tier, condition: condition))
    }
  }

  private mutating func readTitles(_ node: Node) throws(HeadingLexiconError) {
    for (tierKey, tierNode) in try mapping(node, of: "titles") {
      guard let tier = RuleTier(rawValue: tierKey.name), tier != .medium else {
        throw fault(tierKey, "\(tierKey.name) is no key of `titles`: strong and reject are.")
      }
      for (key, value) in try mapping(tierNode, of: tierKey.name) {
        let (condition, patterns) = try readRule(value)
        for pattern in patterns { titles.insert(pattern, owner: titleRules.count) }
        titleRules.append(HeadingRule(id: "\(language).title.\(key.name)", tier: tier, condition: condition))
      }
    }
  }

  /// A rule is a list of patterns, or a mapping with `patterns` and `when`.
  private func readRule(_ node: Node) throws(HeadingLexiconError) -> (PageCondition?, [HeadingPattern]) {
    guard node.mapping != nil else { return (nil, try patterns(node)) }
    var condition: PageCondition?
    var found: [HeadingPattern] = []
    for (key, value) in try mapping(node, of: "the rule") {
      switch key.string {
      case "patterns": found = try patterns(value)
      case "when": condition = try readCondition(value)
      default: throw fault(key, "\(key.name) is no key of a rule: patterns and when are.")
      }
    }
    guard !found.isEmpty else { throw fault(node, "The rule has no patterns.") }
    return (condition, found)
  }

  private func readCondition(_ node: Node) throws(HeadingLexiconError) -> PageCondition {
    var condition = PageCondition()
    for (key, value) in try mapping(node, of: "when") {
      switch key.string {
      case "title_kind": (condition.titleKinds, condition.titleKindBeginnings) = try titleKinds(value)
      case "infobox": condition.infoboxes = try names(value)
      case "template": condition.templates = try templateNames(value)
      case "title": for pattern in try patterns(value) { condition.titles.insert(pattern, owner: 0) }
      case "ancestor": for pattern in try patterns(value) { condition.ancestors.insert(pattern, owner: 0) }
      default: throw fault(key, "\(key.name) is no key of `when`: title_kind, infobox, template, title, ancestor are.")
      }
    }
    return condition
  }
}
