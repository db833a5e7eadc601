import DataFiles

/// Reads the YAML of a template table.
struct TemplateTableReader {
  private(set) var language = ""
  private(set) var roles: [String: TemplateRole] = [:]
  private(set) var prefixes: [(beginning: String, role: TemplateRole)] = []
  private(set) var functions: Set<String> = []
  private(set) var parameters = TemplateParameters()
  private(set) var writtenHatnotes = WrittenHatnotes()
  private(set) var units: [String: String] = [:]
  private(set) var variants: [VariantOrder] = []

  mutating func read(_ root: DataNode) throws(DataFileError) {
    for (key, value) in try root.mapping(of: "the file") {
      switch key.written {
      case "language": language = try value.string()
      case "templates": try readTemplates(value)
      case "parameters": try readParameters(value)
      case "written-hatnotes": try readWrittenHatnotes(value)
      case "units": for (unit, text) in try value.mapping(of: "units") { units[try unit.string()] = try text.words() }
      case "variants": try readVariants(value)
      default:
        throw key.fault(
          "\(key.written) is no key here: language, templates, parameters, written-hatnotes, units, variants are.")
      }
    }
    guard !language.isEmpty else { throw root.fault("The key `language` is missing, such as `language: en`.") }
  }

  private mutating func readTemplates(_ node: DataNode) throws(DataFileError) {
    for (key, value) in try node.mapping(of: "templates") {
      if let role = Self.plainRoles[key.written] {
        try add(value, role)
      } else if key.written == "function" {
        for item in try sequence(value) { functions.insert(try name(item)) }
      } else if Self.rolesByValue.contains(key.written) {
        for (part, names) in try value.mapping(of: key.written) { try add(names, try role(key.written, part)) }
      } else if Self.rolesByGroup.contains(key.written) {
        for group in try sequence(value) { try readGroup(key.written, group) }
      } else {
        let known = Self.plainRoles.keys.sorted() + ["function"] + Self.rolesByValue + Self.rolesByGroup
        throw key.fault("\(key.written) is no role of a template: \(known.joined(separator: ", ")) are.")
      }
    }
  }

  /// Gives every name of a list a role.
  private mutating func add(_ names: DataNode, _ role: TemplateRole) throws(DataFileError) {
    for item in try sequence(names) {
      let name = try name(item)
      if name.hasSuffix("*") {
        let beginning = String(name.dropLast())
        guard !prefixes.contains(where: { $0.beginning == beginning }) else { throw twice(item, name) }
        prefixes.append((beginning, role))
      } else {
        guard roles.updateValue(role, forKey: name) == nil else { throw twice(item, name) }
      }
    }
  }

  private func twice(_ node: DataNode, _ name: String) -> DataFileError {
    node.fault("The template `\(name)` is here twice (names differ neither by case nor by underscores); keep one.")
  }

  /// A role with more than one value: a mapping of them, and of `names` to a list.
  private mutating func readGroup(_ kind: String, _ node: DataNode) throws(DataFileError) {
    var values: [String: DataNode] = [:]
    for (key, value) in try node.mapping(of: kind) { values[key.written] = value }
    guard let names = values.removeValue(forKey: "names") else {
      throw node.fault("The key `names` is missing: a list of the templates that are meant.")
    }
    try add(names, try groupRole(kind, values))
  }

  private mutating func readParameters(_ node: DataNode) throws(DataFileError) {
    for (key, value) in try node.mapping(of: "parameters") {
      switch key.written {
      case "label": parameters.label = try names(value)
      case "text": parameters.text = try names(value)
      case "author": parameters.author = try names(value)
      case "source": parameters.source = try names(value)
      default: throw key.fault("\(key.written) is no key of `parameters`: label, text, author, source are.")
      }
    }
  }

  private mutating func readWrittenHatnotes(_ node: DataNode) throws(DataFileError) {
    for (key, value) in try node.mapping(of: "written-hatnotes") {
      guard let isMain = ["main-article": true, "see-also": false][key.written] else {
        throw key.fault("\(key.written) is no key of `written-hatnotes`: main-article and see-also are.")
      }
      for item in try sequence(value) {
        let words = try item.string()
        guard words.utf8.count < WrittenHatnotes.longestOpening else {
          throw item.fault("Only the beginning of a hatnote belongs here, shorter than this.")
        }
        writtenHatnotes.add(words, isMain: isMain)
      }
    }
  }

  private mutating func readVariants(_ node: DataNode) throws(DataFileError) {
    for (key, value) in try node.mapping(of: "variants") {
      variants.append(VariantOrder(code: try name(key), near: try names(value)))
    }
  }
}
