/// Makes the site's description and pages of an XML parser's events.
///
/// It knows nothing of libxml2 or files, and calls nobody: what is finished waits in `finished` until it is taken.
struct DumpBuilder {
  enum Item {
    case siteInfo(SiteInfo)
    case page(Page)
    case pageWithoutRevision
  }

  private(set) var finished: [Item] = []
  var hasSeenRoot: Bool { rootNamespace != nil }
  /// Whether `</mediawiki>` has been read.
  private(set) var isComplete = false
  /// Whether a page, or the dump's end, can come next, and what comes does not depend on what came.
  var isBetweenPages: Bool { hasSite && elements == [.mediawiki] }

  private let limits: DumpLimits
  /// The XML namespace of the root element, which those of a dump's other elements equal; may be empty.
  private var rootNamespace: String?
  private var elements: [DumpElement] = []
  private var value: [UInt8] = []
  private var site = SiteInfoDraft()
  private var hasSite = false
  private var page = PageDraft()

  init(limits: DumpLimits) {
    self.limits = limits
  }

  /// Hands over what was finished since the last call.
  mutating func takeFinished() -> [Item] {
    defer { finished.removeAll(keepingCapacity: true) }
    return finished
  }

  mutating func startElement(
    _ name: String, namespace: String, attributes: XMLAttributes
  ) throws(DumpProblem) {
    guard elements.count < limits.depth else {
      throw .tooLarge(what: "the nesting of elements", limit: "\(limits.depth) levels")
    }
    var element = (elements.last ?? .document).child(named: name)
    if let rootNamespace, namespace != rootNamespace { element = .ignored }
    elements.append(element)
    if element.hasValue { value.removeAll(keepingCapacity: true) }
    switch element {
    case .mediawiki: try startRoot(name, namespace: namespace, attributes: attributes)
    case .siteInfo: if hasSite { throw .invalid(what: "the number of its <siteinfo> elements", value: "2") }
    case .namespace: try startNamespace(attributes: attributes)
    case .page: try startPage()
    case .redirect: page.redirectTarget = try attributes.value("title")
    case .revision: page.revision = RevisionDraft()
    case .text:
      page.revision.isTextDeleted = try attributes.value("deleted") != nil
      page.revision.statedBytes = try attributes.value("bytes").flatMap { Int($0) } ?? 0
    default: break
    }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(DumpProblem) {
    guard let element = elements.last, element.hasValue else { return }
    try checkEncoding(bytes)
    guard bytes.count <= limit(of: element) - value.count else {
      throw .tooLarge(what: description(of: element), limit: "\(limit(of: element)) bytes")
    }
    value.append(contentsOf: bytes)
  }

  mutating func endElement() throws(DumpProblem) {
    switch elements.popLast() {
    case .mediawiki: try finishRoot()
    case .siteInfo: try finishSite()
    case .siteName: site.siteName = string
    case .databaseName: site.databaseName = string
    case .base: site.base = string
    case .generator: site.generator = string
    case .caseRule: site.caseRule = string
    case .namespace:
      site.namespaces.append(Namespace(key: site.namespaceKey, name: string, caseRule: site.namespaceCaseRule))
    case .title: page.title = string
    case .pageNamespace: page.namespace = Int(try integer("<ns> of a page", in: .min ... .max))
    case .pageID: page.id = try integer("<id> of a page", in: 1 ... .max)
    case .revisionID: page.revision.id = try integer("<id> of a revision", in: 1 ... .max)
    case .timestamp: page.revision.timestamp = string
    case .model: page.revision.model = string
    case .format: page.revision.format = string
    case .text: page.revision.text = takeValue()
    case .revision: try page.finishRevision()
    case .page: try finishPage()
    case .document, .namespaces, .redirect, .ignored, nil: break
    }
  }
}

// MARK: Parts

extension DumpBuilder {
  private mutating func startRoot(
    _ name: String, namespace: String, attributes: XMLAttributes
  ) throws(DumpProblem) {
    rootNamespace = namespace
    guard name == "mediawiki" else { throw .notMediaWiki(root: name) }
    let version = try attributes.value("version")
    guard let known = ExportVersion(attribute: version, namespace: namespace.isEmpty ? nil : namespace) else {
      throw .unsupportedVersion(found: "\(version ?? "none") (XML namespace \"\(namespace)\")")
    }
    site.exportVersion = known
    site.language = try attributes.value("lang", prefix: "xml") ?? ""
  }

  private mutating func startNamespace(attributes: XMLAttributes) throws(DumpProblem) {
    guard site.namespaces.count < limits.namespaces else {
      throw .tooLarge(what: "the number of namespaces", limit: "\(limits.namespaces)")
    }
    guard let text = try attributes.value("key") else { throw .missing("key of a <namespace>") }
    guard let key = Int(text) else { throw .invalid(what: "the key of a <namespace>", value: text) }
    site.namespaceKey = key
    site.namespaceCaseRule = try attributes.value("case") ?? ""
  }

  private mutating func finishSite() throws(DumpProblem) {
    finished.append(.siteInfo(try site.finished()))
    hasSite = true
  }

  private mutating func startPage() throws(DumpProblem) {
    guard hasSite else { throw .missing("<siteinfo> before its first page") }
    page = PageDraft()
  }

  private mutating func finishPage() throws(DumpProblem) {
    defer { page = PageDraft() }
    finished.append(try page.finished().map(Item.page) ?? .pageWithoutRevision)
  }

  private mutating func finishRoot() throws(DumpProblem) {
    guard hasSite else { throw .missing("<siteinfo>") }
    isComplete = true
  }
}

// MARK: Values

extension DumpBuilder {
  /// The value of the element that has just ended, which is valid UTF-8.
  private var string: String { String(decoding: value, as: UTF8.self) }

  private mutating func takeValue() -> [UInt8] {
    defer { value = [] }
    return value
  }

  private func integer(_ what: String, in range: ClosedRange<Int64>) throws(DumpProblem) -> Int64 {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let digits = value.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard let number = Int64(String(decoding: digits, as: UTF8.self)), range.contains(number) else {
      throw .invalid(what: what, value: string)
    }
    return number
  }

  private func limit(of element: DumpElement) -> Int {
    switch element {
    case .text: limits.textBytes
    case .title: limits.titleBytes
    default: limits.fieldBytes
    }
  }

  private func description(of element: DumpElement) -> String {
    switch element {
    case .text: "the text of page \(page.id.map(String.init) ?? "without an id")"
    case .title: "the title of a page"
    default: "a value"
    }
  }
}
