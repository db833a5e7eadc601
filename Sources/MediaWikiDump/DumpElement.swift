/// The elements of a dump that are read. Where an element stands decides what it is: a contributor's `<id>`, or the
/// `<text>` of a content slot that is not the main one, is none of them.
enum DumpElement: Equatable {
  case document
  case mediawiki
  case siteInfo, siteName, databaseName, base, generator, caseRule, namespaces, namespace
  case page, title, pageNamespace, pageID, redirect
  case revision, revisionID, timestamp, model, format, text
  /// Any other element, and all within it.
  case ignored

  /// The element with this name within this one.
  func child(named name: String) -> DumpElement {
    switch (self, name) {
    case (.document, _): .mediawiki
    case (.mediawiki, "siteinfo"): .siteInfo
    case (.mediawiki, "page"): .page
    case (.siteInfo, "sitename"): .siteName
    case (.siteInfo, "dbname"): .databaseName
    case (.siteInfo, "base"): .base
    case (.siteInfo, "generator"): .generator
    case (.siteInfo, "case"): .caseRule
    case (.siteInfo, "namespaces"): .namespaces
    case (.namespaces, "namespace"): .namespace
    case (.page, "title"): .title
    case (.page, "ns"): .pageNamespace
    case (.page, "id"): .pageID
    case (.page, "redirect"): .redirect
    case (.page, "revision"): .revision
    case (.revision, "id"): .revisionID
    case (.revision, "timestamp"): .timestamp
    case (.revision, "model"): .model
    case (.revision, "format"): .format
    case (.revision, "text"): .text
    default: .ignored
    }
  }

  /// Whether what is written in the element counts.
  var hasValue: Bool {
    switch self {
    case .siteName, .databaseName, .base, .generator, .caseRule, .namespace: true
    case .title, .pageNamespace, .pageID: true
    case .revisionID, .timestamp, .model, .format, .text: true
    case .document, .mediawiki, .siteInfo, .namespaces, .page, .redirect, .revision, .ignored: false
    }
  }
}
