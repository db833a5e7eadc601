package import Compression

/// Why a dump cannot be read to its end. Every case names the file, the place where there is one, and the remedy.
package enum DumpError: Error, Sendable, Equatable {
  /// The bytes cannot be had: no file, a damaged file, and so on.
  case unreadable(CompressionError)
  /// The file holds nothing once it is decompressed.
  case noData(file: String)
  case notXML(file: String, reason: String, at: DumpPosition)
  case notMediaWiki(file: String, root: String)
  /// The root's version or XML namespace, as found.
  case unsupportedVersion(file: String, found: String)
  case documentType(file: String, name: String, at: DumpPosition)
  case malformed(file: String, reason: String, at: DumpPosition)
  /// `what` is a noun phrase such as "the text of page 12"; `limit` includes the unit.
  case tooLarge(file: String, what: String, limit: String, at: DumpPosition)
  /// `what` is an element's name and place such as "<id> of a page".
  case missing(file: String, what: String, at: DumpPosition)
  case invalid(file: String, what: String, value: String, at: DumpPosition)
  /// The XML ends before `</mediawiki>`.
  case incomplete(file: String, at: DumpPosition)
  /// The pages have sizes and no text: a stub dump.
  case textless(file: String, pages: Int)
}

extension DumpError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let error):
      error.description
    case .noData(let file):
      "\(file): holds no data once it is decompressed; fetch it again and compare its checksum"
    case .notXML(let file, let reason, let position):
      "\(file): is no XML, hence no MediaWiki dump (\(position): \(reason)); "
        + "name a file such as enwiki-…-pages-articles.xml.bz2"
    case .notMediaWiki(let file, let root):
      "\(file): is XML, but no MediaWiki export: its root element is <\(root.shortened)>; "
        + "name a file such as enwiki-…-pages-articles.xml.bz2"
    case .unsupportedVersion(let file, let found):
      "\(file): is a MediaWiki export of version \(found.shortened), but only versions "
        + ExportVersion.allCases.map(\.rawValue).joined(separator: ", ") + " are read; export it anew"
    case .documentType(let file, let name, let position):
      "\(file): declares a document type, <!DOCTYPE \(name.shortened)>, at \(position); "
        + "a MediaWiki export has none, and for safety none is read: get the dump from its source"
    case .malformed(let file, let reason, let position):
      "\(file): is not well-formed XML at \(position): \(reason); fetch it again and compare its checksum"
    case .tooLarge(let file, let what, let limit, let position):
      "\(file): \(what.shortened) exceeds the limit of \(limit) at \(position); "
        + "MediaWiki writes nothing of the kind: check where the file is from"
    case .missing(let file, let what, let position):
      "\(file): has no \(what.shortened), as seen at \(position); the export schema asks for it: export it anew"
    case .invalid(let file, let what, let value, let position):
      "\(file): has \"\(value.shortened)\" as \(what.shortened) at \(position), which is not valid; export it anew"
    case .incomplete(let file, let position):
      "\(file): ends before </mediawiki>, at \(position); "
        + "the dump is incomplete: fetch it again and compare its checksum"
    case .textless(let file, let pages):
      "\(file): its \(pages) pages say how long their texts are, but none is there: this is a stub dump; "
        + "take the one that is named pages-articles"
    }
  }
}

extension String {
  /// The first 80 characters on one line, for messages.
  fileprivate var shortened: String {
    let visible = unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? " " : String($0) }
    return visible.joined() + (unicodeScalars.count > 80 ? "…" : "")
  }
}
