package import DataFiles

/// Which templates of a wiki carry prose or links, and what is done with each: `data/templates/<language>-templates.yaml`
/// on top of `common-templates.yaml`. All others are gone from prose.
package struct TemplateTable: Sendable {
  /// The language's code, such as `en`.
  package let language: String
  /// By name, in lower case with blanks.
  private var roles: [String: TemplateRole]
  /// By how a name begins; the language's own before the common ones.
  private var prefixes: [(beginning: String, role: TemplateRole)]
  private var functions: Set<String>
  let parameters: TemplateParameters
  let writtenHatnotes: WrittenHatnotes
  /// How `{{convert}}` shows a unit, by its code.
  let units: [String: String]
  private let variants: [VariantOrder]
  /// The names of the hatnotes that name a main article, how such names begin, and what may stand before a name.
  private let mainArticleBeginnings: [String]
  /// With what byte the name of a hatnote may begin that names a main article, what may stand before a name included.
  /// Every byte of 0x80 or more is one of them, as case is not known of it.
  let mainArticleInitials: Set<UInt8>

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - yaml: the file's content.
  ///   - fileName: what errors call the file.
  ///   - common: what holds where the file says nothing else.
  /// - Throws: `DataFileError` with the line of what is wrong: no YAML, an unknown key or role, a name twice, a
  ///   value of the wrong kind.
  package init(
    yaml: String, fileName: String, inheriting common: TemplateTable? = nil
  ) throws(DataFileError) {
    var reader = TemplateTableReader()
    try reader.read(try DataNode(yaml: yaml, fileName: fileName))
    language = reader.language
    roles = (common?.roles ?? [:]).merging(reader.roles) { $1 }
    prefixes = reader.prefixes + (common?.prefixes ?? [])
    functions = (common?.functions ?? []).union(reader.functions)
    parameters = (common?.parameters ?? TemplateParameters()).adding(reader.parameters)
    writtenHatnotes = (common?.writtenHatnotes ?? WrittenHatnotes()).adding(reader.writtenHatnotes)
    units = (common?.units ?? [:]).merging(reader.units) { $1 }
    variants = reader.variants.isEmpty ? common?.variants ?? [] : reader.variants
    let names = roles.filter { $1 == .hatnote(isMain: true) }.map(\.key) + TemplateArguments.prefixes
    mainArticleBeginnings = names + prefixes.filter { $0.role == .hatnote(isMain: true) }.map(\.beginning)
    mainArticleInitials = Set(mainArticleBeginnings.map { $0.utf8.first ?? 0 }).union(0x80...0xFF)
  }

  /// The role of the template of this folded name. Linear in the number of prefixes.
  func role(of name: String) -> TemplateRole {
    if let role = roles[name] { return role }
    if let match = prefixes.first(where: { name.utf8.starts(with: $0.beginning.utf8) }) { return match.role }
    guard let colon = name.utf8.firstIndex(of: ASCII.colon) else { return .gone }
    return functions.contains(String(name[..<colon])) ? .functionArgument : .gone
  }

  /// Whether a hatnote that names a main article may have a name that begins so. Linear in the number of their names.
  func hasMainArticle(beginningWith name: String) -> Bool {
    mainArticleBeginnings.contains { $0.hasPrefix(name) || name.hasPrefix($0) }
  }

  /// The codes of the variants that the language is written in, the wiki's default first; none for most languages.
  package var variantCodes: [String] { variants.map(\.code) }

  /// The codes whose texts are taken for a variant, the most wanted first: its own, those near to it, and then those of
  /// the wiki's default.
  ///
  /// - Parameter code: nil for the wiki's default.
  package func variantOrder(of code: String?) -> [String] {
    guard let first = variants.first else { return [] }
    let wanted = code.flatMap { code in variants.first { $0.code == code.lowercased() } }
    return [wanted, first].compactMap(\.self).flatMap { [$0.code] + $0.near }
  }
}

/// A variant of a language, and which others are read in its place, the nearest first.
struct VariantOrder: Sendable, Equatable {
  let code: String
  let near: [String]
}

/// What named arguments are called: the words of a template, and the text, author and source of a quotation.
struct TemplateParameters: Sendable, Equatable {
  var label: [String] = []
  var text: [String] = []
  var author: [String] = []
  var source: [String] = []

  func adding(_ other: TemplateParameters) -> TemplateParameters {
    TemplateParameters(
      label: other.label + label, text: other.text + text, author: other.author + author,
      source: other.source + source)
  }
}
