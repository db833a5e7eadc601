import MediaWikiDump
import TestSupport

/// What reading a dump gave: all until its end or its error.
struct Outcome: Equatable {
  var sites: [SiteInfo] = []
  var pages: [Page] = []
  var summary: DumpSummary?
  var error: DumpError?

  init() {}

  init(_ bytes: some Sequence<UInt8>, limits: DumpLimits = DumpLimits()) async throws {
    let file = try TemporaryFile(bytes)
    try await self.init(reading: DumpReader(path: file.path, limits: limits, threads: 2))
  }

  init(reading reader: DumpReader) async throws {
    do {
      summary = try await reader.read(
        siteInfo: { site in
          sites.append(site)
          return { $0 }
        },
        page: { pages.append($0) })
    } catch let error as DumpError {
      self.error = error
    }
  }

  init(_ text: String, limits: DumpLimits = DumpLimits()) async throws {
    try await self.init(Array(text.utf8), limits: limits)
  }

  /// The place of the error, where it has one.
  var position: DumpPosition? {
    switch error {
    case .notXML(_, _, let position), .malformed(_, _, let position), .documentType(_, _, let position),
      .tooLarge(_, _, _, let position), .missing(_, _, let position), .invalid(_, _, _, let position),
      .incomplete(_, let position):
      position
    default: nil
    }
  }

  /// Whether the error was found before this byte of the XML, so that the rest cost no time.
  func isRefused(before byte: Int64) -> Bool {
    position.map { $0.xmlByte < byte } ?? false
  }

  var isMalformed: Bool {
    if case .malformed = error { true } else { false }
  }

  var isTooLarge: Bool {
    if case .tooLarge = error { true } else { false }
  }
}

let siteXML = """
    <siteinfo>
      <sitename>Examplewiki</sitename>
      <dbname>examplewiki</dbname>
      <base>https://example.org/wiki/Main_Page</base>
      <generator>MediaWiki 1.45.0</generator>
      <case>first-letter</case>
      <namespaces>
        <namespace key="-1" case="first-letter">Special</namespace>
        <namespace key="0" case="first-letter" />
        <namespace key="1" case="case-sensitive">Talk</namespace>
      </namespaces>
    </siteinfo>
  """

/// A whole dump with these pages.
func dump(_ pages: String, version: String = "0.10", prologue: String = "") -> String {
  """
  \(prologue)<mediawiki xmlns="http://www.mediawiki.org/xml/export-\(version)/" version="\(version)" xml:lang="en">
  \(siteXML)
  \(pages)
  </mediawiki>

  """
}

/// A page with one revision; `text` is XML.
func pageXML(id: Int64 = 7, title: String = "Dam", text: String = "Water.", after: String = "") -> String {
  """
    <page>
      <title>\(title)</title>
      <ns>0</ns>
      <id>\(id)</id>
      <revision>
        <id>70</id>
        <parentid>69</parentid>
        <timestamp>2026-01-02T03:04:05Z</timestamp>
        <contributor>
          <username>Somebody</username>
          <id>999</id>
        </contributor>
        <comment>a comment</comment>
        <model>wikitext</model>
        <format>text/x-wiki</format>
        <text bytes="6" xml:space="preserve">\(text)</text>
        <sha1>abc</sha1>\(after)
      </revision>
    </page>
  """
}
