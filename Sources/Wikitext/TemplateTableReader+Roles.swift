import DataFiles

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

  func role(_ kind: String, _ value: DataNode) throws(DataFileError) -> TemplateRole {
    switch kind {
    case "argument": return value.written == "last" ? .lastArgument : .argument(try numbers(value))
    case "before": return .joined(JoinedArguments(to: 1, before: try value.words()))
    case "after": return .joined(JoinedArguments(to: 1, after: try value.words()))
    case "markup": return .markup(try value.words())
    case "money": return .money(try value.words())
    default: return .text(try value.words())
    }
  }

  func groupRole(
    _ kind: String, _ values: [String: DataNode]
  ) throws(DataFileError) -> TemplateRole {
    switch kind {
    case "quotation": return try quotation(values)
    case "joined": return .joined(try joined(values))
    default: return .ordinal(try ordinal(values))
    }
  }

  private func quotation(_ values: [String: DataNode]) throws(DataFileError) -> TemplateRole {
    var (author, source) = (0, 0)
    for (key, value) in values {
      switch key {
      case "author": author = try number(value)
      case "source": source = try number(value)
      default: throw value.fault("\(key) is no key of `quotation`: names, author, source are.")
      }
    }
    return .quotation(author: author, source: source)
  }

  private func joined(_ values: [String: DataNode]) throws(DataFileError) -> JoinedArguments {
    var joined = JoinedArguments()
    for (key, value) in values {
      switch key {
      case "from": joined.from = try number(value)
      case "to": joined.to = try number(value)
      case "between": joined.between = try value.words()
      case "before": joined.before = try value.words()
      case "after": joined.after = try value.words()
      case "needs": joined.needs = try number(value)
      default:
        throw value.fault("\(key) is no key of `joined`: names, from, to, between, before, after, needs are.")
      }
    }
    return joined
  }

  private func ordinal(_ values: [String: DataNode]) throws(DataFileError) -> OrdinalNumber {
    var ordinal = OrdinalNumber()
    for (key, value) in values {
      switch key {
      case "first": ordinal.first = try value.words()
      case "others": ordinal.others = try value.words()
      case "between": ordinal.between = try value.words()
      case "after": ordinal.after = try value.words()
      default: throw value.fault("\(key) is no key of `ordinal`: names, first, others, between, after are.")
      }
    }
    return ordinal
  }
}
