internal import Yams

/// Reads the YAML of a template table.
struct TemplateTableReader {
  let fileName: String
  private(set) var language = ""
  private(set) var roles: [String: TemplateRole] = [:]
  private(set) var prefixes: [(beginning: String, role: TemplateRole)] = []
  private(set) var functions: Set<String> = []
  private(set) var parameters = TemplateParameters()
  private(set) var writtenHatnotes = WrittenHatnotes()
  private(set) var units: [String: String] = [:]
  private(set) var variants: [VariantOrder] = []

  init(fileName: String) {
    self.fileName = fileName
  }

  mutating func read(_ yaml: String) throws(TemplateTableError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw TemplateTableError(fileName: fileName, line: Self.line(of: error), message: "This is no YAML: \(error)")
    }
    guard let root else { throw fault(nil, "The file is empty.") }
    for (key, value) in try mapping(root, of: "the file") {
      switch key.string {
      case "language": language = try string(value)
      case "templates": try readTemplates(value)
      case "parameters": try readParameters(value)
      case "written-hatnotes": try readWrittenHatnotes(value)
      case "units": for (unit, text) in try mapping(value, of: "units") { units[try string(unit)] = try words(text) }
      case "variants": try readVariants(value)
      default:
        throw fault(
          key,
          "\(key.written) is no key here: language, templates, parameters, written-hatnotes, units, variants are.")
      }
    }
    guard !language.isEmpty else { throw fault(root, "The key `language` is missing, such as `language: en`.") }
  }

  private mutating func readTemplates(_ node: Node) throws(TemplateTableError) {
    for (key, value) in try mapping(node, of: "templates") {
      if let role = Self.plainRoles[key.written] {
        try add(value, role)
      } else if key.string == "function" {
        for item in try sequence(value) { functions.insert(try name(item)) }
      } else if Self.rolesByValue.contains(key.written) {
        for (part, names) in try mapping(value, of: key.written) { try add(names, try role(key.written, part)) }
      } else if Self.rolesByGroup.contains(key.written) {
        for group in try sequence(value) { try readGroup(key.written, group) }
      } else {
        let known = Self.plainRoles.keys.sorted() + ["function"] + Self.rolesByValue + Self.rolesByGroup
        throw fault(key, "\(key.written) is no role of a template: \(known.joined(separator: ", ")) are.")
      }
    }
  }

  /// Gives every name of a list a role.
  private mutating func add(_ names: Node, _ role: TemplateRole) throws(TemplateTableError) {
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

  private func twice(_ node: Node, _ name: String) -> TemplateTableError {
    fault(node, "The template `\(name)` is here twice (names differ neither by case nor by underscores); keep one.")
  }

  /// A role with more than one value: a mapping of them, and of `names` to a list.
  private mutating func readGroup(_ kind: String, _ node: Node) throws(TemplateTableError) {
    var values: [String: Node] = [:]
    for (key, value) in try mapping(node, of: kind) { values[key.written] = value }
    guard let names = values.removeValue(forKey: "names") else {
      throw fault(node, "The key `names` is missing: a list of the templates that are meant.")
    }
    try add(names, try groupRole(kind, values))
  }

  private mutating func readParameters(_ node: Node) throws(TemplateTableError) {
    for (key, value) in try mapping(node, of: "parameters") {
      switch key.string {
      case "label": parameters.label = try names(value)
      case "text": parameters.text = try names(value)
      case "author": parameters.author = try names(value)
      case "source": parameters.source = try names(value)
      default: throw fault(key, "\(key.written) is no key of `parameters`: label, text, author, source are.")
      }
    }
  }

  private mutating func readWrittenHatnotes(_ node: Node) throws(TemplateTableError) {
    for (key, value) in try mapping(node, of: "written-hatnotes") {
      guard let isMain = ["main-article": true, "see-also": false][key.written] else {
        throw fault(key, "\(key.written) is no key of `written-hatnotes`: main-article and see-also are.")
      }
      for item in try sequence(value) {
        let words = try string(item)
        guard words.utf8.count < WrittenHatnotes.longestOpening else {
          throw fault(item, "Only the beginning of a hatnote belongs here, shorter than this.")
        }
        writtenHatnotes.add(words, isMain: isMain)
      }
    }
  }

  private mutating func readVariants(_ node: Node) throws(TemplateTableError) {
    for (key, value) in try mapping(node, of: "variants") {
      variants.append(VariantOrder(code: try name(key), near: try names(value)))
    }
  }
}
