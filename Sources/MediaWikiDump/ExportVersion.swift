/// A version of MediaWiki's export format that is read.
package enum ExportVersion: String, Sendable, CaseIterable {
  case version9 = "0.9"
  case version10 = "0.10"
  case version11 = "0.11"

  /// What the root element's `version` attribute and XML namespace say, where they agree and name a version that is read.
  ///
  /// One of the two is enough.
  init?(attribute: String?, namespace: String?) {
    let prefix = "http://www.mediawiki.org/xml/export-"
    var named = attribute
    if let namespace {
      guard namespace.hasPrefix(prefix), namespace.hasSuffix("/") else { return nil }
      let version = String(namespace.dropFirst(prefix.count).dropLast())
      guard attribute == nil || attribute == version else { return nil }
      named = version
    }
    guard let named else { return nil }
    self.init(rawValue: named)
  }
}
