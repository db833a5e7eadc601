import DataFiles

/// Reads the YAML of a lexicon.
struct LexiconReader {
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

  mutating func read(_ root: DataNode) throws(DataFileError) {
    for (key, value) in try root.mapping(of: "the file") {
      switch key.written {
      case "language": language = try value.string()
      case "and": for item in try value.sequence() { conjunctions.append(try item.string()) }
      case "unspaced": isUnspaced = try value.flag()
      case "strong", "medium", "reject", "titles", "skip", "cues": continue
      default:
        throw key.fault(
          "\(key.written) is no key here: language, and, unspaced, strong, medium, reject, titles, skip, cues are.")
      }
    }
    guard !language.isEmpty else { throw root.fault("The key `language` is missing, such as `language: en`.") }
    for (key, value) in try root.mapping(of: "the file") {
      switch key.written {
      case "strong", "medium", "reject": try readTier(key.written, value)
      case "titles": try readTitles(value)
      case "skip": for pattern in try patterns(value) { skipped.insert(pattern, owner: 0) }
      case "cues": for item in try value.sequence() { cues.append(try phrases(item)) }
      default: continue
      }
    }
  }

  private mutating func readTier(_ name: String, _ node: DataNode) throws(DataFileError) {
    guard let tier = RuleTier(rawValue: name) else { return }
    for (key, value) in try node.mapping(of: name) {
      let (condition, patterns) = try readRule(value)
      for pattern in patterns { headings.insert(pattern, owner: rules.count) }
      rules.append(HeadingRule(id: "\(language).\(name).\(key.written)", tier: tier, condition: condition))
    }
  }

  private mutating func readTitles(_ node: DataNode) throws(DataFileError) {
    for (tierKey, tierNode) in try node.mapping(of: "titles") {
      guard let tier = RuleTier(rawValue: tierKey.written), tier != .medium else {
        throw tierKey.fault("\(tierKey.written) is no key of `titles`: strong and reject are.")
      }
      for (key, value) in try tierNode.mapping(of: tierKey.written) {
        let (condition, patterns) = try readRule(value)
        for pattern in patterns { titles.insert(pattern, owner: titleRules.count) }
        titleRules.append(HeadingRule(id: "\(language).title.\(key.written)", tier: tier, condition: condition))
      }
    }
  }

  /// A rule is a list of patterns, or a mapping with `patterns` and `when`.
  private func readRule(_ node: DataNode) throws(DataFileError) -> (PageCondition?, [HeadingPattern]) {
    guard node.isMapping else { return (nil, try patterns(node)) }
    var condition: PageCondition?
    var found: [HeadingPattern] = []
    for (key, value) in try node.mapping(of: "the rule") {
      switch key.written {
      case "patterns": found = try patterns(value)
      case "when": condition = try readCondition(value)
      default: throw key.fault("\(key.written) is no key of a rule: patterns and when are.")
      }
    }
    guard !found.isEmpty else { throw node.fault("The rule has no patterns.") }
    return (condition, found)
  }

  private func readCondition(_ node: DataNode) throws(DataFileError) -> PageCondition {
    var condition = PageCondition()
    for (key, value) in try node.mapping(of: "when") {
      switch key.written {
      case "title_kind": (condition.titleKinds, condition.titleKindBeginnings) = try titleKinds(value)
      case "infobox": condition.infoboxes = try names(value)
      case "template": condition.templates = try templateNames(value)
      case "title": for pattern in try patterns(value) { condition.titles.insert(pattern, owner: 0) }
      case "ancestor": for pattern in try patterns(value) { condition.ancestors.insert(pattern, owner: 0) }
      default:
        throw key.fault("\(key.written) is no key of `when`: title_kind, infobox, template, title, ancestor are.")
      }
    }
    return condition
  }
}
