/// What is wrong with a dump, before it is known where: the parser adds file and position.
enum DumpProblem: Error, Equatable {
  case notMediaWiki(root: String)
  case unsupportedVersion(found: String)
  case documentType(name: String)
  /// libxml2's message. Before the root element has been seen, the file is no XML at all.
  case malformed(reason: String, isBeforeRoot: Bool)
  case tooLarge(what: String, limit: String)
  case missing(String)
  case invalid(what: String, value: String)

  /// The problem as it is told to the user.
  func error(file: String, at position: DumpPosition) -> DumpError {
    switch self {
    case .notMediaWiki(let root): .notMediaWiki(file: file, root: root)
    case .unsupportedVersion(let found): .unsupportedVersion(file: file, found: found)
    case .documentType(let name): .documentType(file: file, name: name, at: position)
    case .malformed(let reason, true): .notXML(file: file, reason: reason, at: position)
    case .malformed(let reason, false): .malformed(file: file, reason: reason, at: position)
    case .tooLarge(let what, let limit): .tooLarge(file: file, what: what, limit: limit, at: position)
    case .missing(let what): .missing(file: file, what: what, at: position)
    case .invalid(let what, let value): .invalid(file: file, what: what, value: value, at: position)
    }
  }
}
