internal import Yams

extension TemplateTableReader {
  /// Roles that need no more than a list of names.
  static let plainRoles: [String: TemplateRole] = [
    "main-article": .hatnote(isMain: true), "see-also": .hatnote(isMain: false), "footnote": .footnote, "gone": .gone,
    "quantity": .convert, "value": .value, "fraction": .fraction, "as-of": .asOf, "date": .date, "nihongo": .nihongo,
    "author-and-year": .harvardText, "ship": .ship,
  ]

  /// Roles that are a mapping of one value to the names of the templates that have it.
  static let rolesByValue = ["argument", "before", "after", "text", "markup", "money"]

  /// Roles that are a list of groups.
  static let rolesByGroup = ["quotation", "joined", "ordinal"]

  func role(_ kind: String, _ value: Node) throws(TemplateTableError) -> TemplateRole {
    switch kind {
    case "argument": return value.string == "last" ? .lastArgument : .argument(try numbers(value))
    case "before": return .joined(JoinedArguments(to: 1, before: try words(value)))
    case "after": return .joined(JoinedArguments(to: 1, after: try words(value)))
    case "markup": return .markup(try words(value))
    case "money": return .money(try words(value))
    default: return .text(try words(value))
    }
  }

  func groupRole(
    _ kind: String, _ values: [String: Node]
  ) throws(TemplateTableError) -> TemplateRole {
    switch kind {
    case "quotation": return try quotation(values)
    case "joined": return .joined(try joined(values))
    default: return .ordinal(try ordinal(values))
    }
  }

  private func quotation(_ values: [String: Node]) throws(TemplateTableError) -> TemplateRole {
    var (author, source) = (0, 0)
    for (key, value) in values {
      switch key {
      case "author": author = try number(value)
      case "source": source = try number(value)
      default: throw fault(value, "\(key) is no key of `quotation`: names, author, source are.")
      }
    }
    return .quotation(author: author, source: source)
  }

  private func joined(_ values: [String: Node]) throws(TemplateTableError) -> JoinedArguments {
    var joined = JoinedArguments()
    for (key, value) in values {
      switch key {
      case "from": joined.from = try number(value)
      case "to": joined.to = try number(value)
      case "between": joined.between = try words(value)
      case "before": joined.before = try words(value)
      case "after": joined.after = try words(value)
      case "needs": joined.needs = try number(value)
      default:
        throw fault(value, "\(key) is no key of `joined`: names, from, to, between, before, after, needs are.")
      }
    }
    return joined
  }

  private func ordinal(_ values: [String: Node]) throws(TemplateTableError) -> OrdinalNumber {
    var ordinal = OrdinalNumber()
    for (key, value) in values {
      switch key {
      case "first": ordinal.first = try words(value)
      case "others": ordinal.others = try words(value)
      case "between": ordinal.between = try words(value)
      case "after": ordinal.after = try words(value)
      default: throw fault(value, "\(key) is no key of `ordinal`: names, first, others, between, after are.")
      }
    }
    return ordinal
  }
}
