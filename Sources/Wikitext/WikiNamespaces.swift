/// What a wiki calls its namespaces, from the `siteinfo` of its dump.
///
/// Names are compared without regard to case, and underscores are blanks. The canonical English names of files and
/// categories work on every wiki and need not be given.
package struct WikiNamespaces: Sendable {
  private let files: Set<String>
  private let categories: Set<String>
  private let all: Set<String>

  /// - Parameters:
  ///   - fileNames: the names and aliases of the file namespace, such as `File`, `Image`, `Datei`.
  ///   - categoryNames: the names and aliases of the category namespace, such as `Category`, `Kategorie`.
  ///   - allNames: the names and aliases of every namespace.
  package init(fileNames: [String], categoryNames: [String], allNames: [String]) {
    files = Self.folded(fileNames + ["File", "Image"])
    categories = Self.folded(categoryNames + ["Category"])
    all = Self.folded(allNames).union(files).union(categories)
  }

  /// The namespaces of the English Wikipedia.
  package static let english = WikiNamespaces(
    fileNames: ["File", "Image"],
    categoryNames: ["Category"],
    allNames: [
      "Media", "Special", "Talk", "User", "User talk", "Wikipedia", "WP", "Project", "Wikipedia talk", "WT",
      "File", "Image", "File talk", "Image talk", "MediaWiki", "MediaWiki talk", "Template", "TM", "Template talk",
      "Help", "Help talk", "Category", "Category talk", "Portal", "Portal talk", "Book", "Book talk", "Draft",
      "Draft talk", "TimedText", "TimedText talk", "Module", "Module talk",
    ])

  /// What a link's target is, by the words before its first colon.
  enum Kind {
    case file, category, interlanguage, otherNamespace, article
  }

  /// The kind of a link whose target stands in `range`. A leading colon makes any link an ordinary one.
  func kind(of range: Range<Int>, in bytes: [UInt8]) -> Kind {
    let target = bytes.trimmed(range)
    guard let first = target.first, bytes[first] != ASCII.colon, let colon = prefixEnd(in: target, of: bytes) else {
      return .article
    }
    let name = bytes.foldedName(target.lowerBound..<colon)
    if files.contains(name) { return .file }
    if categories.contains(name) { return .category }
    if all.contains(name) { return .otherNamespace }
    return LanguageCodes.all.contains(name) ? .interlanguage : .article
  }

  /// Where the colon stands that ends the first word of a target, if it is near enough to end a namespace's name.
  private func prefixEnd(in target: Range<Int>, of bytes: [UInt8]) -> Int? {
    let limit = min(target.upperBound, target.lowerBound + 80)
    return (target.lowerBound..<limit).first { bytes[$0] == ASCII.colon }
  }

  private static func folded(_ names: [String]) -> Set<String> {
    Set(names.map { Array($0.utf8).foldedName(0..<$0.utf8.count) })
  }
}
