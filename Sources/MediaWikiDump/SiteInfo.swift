/// What a dump says about its wiki.
///
/// Source: the export schema, <https://www.mediawiki.org/xml/export-0.11.xsd>. What the dump leaves out is empty.
package struct SiteInfo: Sendable, Equatable {
  /// The wiki's name for readers, such as "Wikipedia".
  package let siteName: String
  /// The wiki's name for machines, such as "enwiki"; never empty.
  package let databaseName: String
  /// The address of the main page; begins with "http://" or "https://".
  package let base: String
  /// The software that wrote the dump, such as "MediaWiki 1.45.0".
  package let generator: String
  /// How titles are told apart: "first-letter" or "case-sensitive".
  package let caseRule: String
  /// The wiki's language, the root element's `xml:lang`, such as "en".
  package let language: String
  package let exportVersion: ExportVersion
  /// The namespaces in the dump's order.
  package let namespaces: [Namespace]

  package init(
    siteName: String, databaseName: String, base: String, generator: String, caseRule: String, language: String,
    exportVersion: ExportVersion, namespaces: [Namespace]
  ) {
    self.siteName = siteName
    self.databaseName = databaseName
    self.base = base
    self.generator = generator
    self.caseRule = caseRule
    self.language = language
    self.exportVersion = exportVersion
    self.namespaces = namespaces
  }

  /// The primary subtag of ``language`` (BCP 47): "zh" of "zh-Hant".
  package var languageCode: String {
    language.split(separator: "-").first.map(String.init) ?? language
  }

  /// The address to which a page's title is appended, such as "https://en.wikipedia.org/wiki/".
  ///
  /// It is what precedes the main page's title in `base`: all up to and with "/wiki/", else "title=", else the last "/".
  package var articlePath: String {
    let bytes = Array(base.utf8)
    for marker in ["/wiki/", "title="] {
      let marker = Array(marker.utf8)
      let starts = bytes.indices.dropLast(marker.count)
      if let start = starts.first(where: { bytes[$0...].starts(with: marker) }) {
        return String(decoding: bytes[..<(start + marker.count)], as: UTF8.self)
      }
    }
    let schemeLength = base.hasPrefix("https") ? 8 : 7
    let slash = bytes.dropFirst(schemeLength).lastIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
    return String(decoding: bytes[..<slash], as: UTF8.self) + "/"
  }

  /// The address at which one revision can always be read. `Special:PermanentLink` has this name in every language.
  package func permanentLink(toRevision id: Int64) -> String {
    "\(articlePath)Special:PermanentLink/\(id)"
  }
}

/// One namespace of a wiki.
package struct Namespace: Sendable, Equatable {
  /// 0 is the namespace of articles.
  package let key: Int
  /// The name in the wiki's language; empty for articles.
  package let name: String
  package let caseRule: String

  package init(key: Int, name: String, caseRule: String) {
    self.key = key
    self.name = name
    self.caseRule = caseRule
  }
}
