@testable import MediaWikiDump

/// Reads a dump's XML in one piece and in many, and compares: the pages and the kind of problem must be the same.
///
/// libxml2 checks characters some way ahead. Where one is wrong and another fault stands before it, it depends on the
/// pieces which is found; then only that there is a problem must be the same.
///
/// The input's first byte chooses the limits and how the XML is cut, four more the pieces; the others are the XML.
@_cdecl("LLVMFuzzerTestOneInput")
func testXMLEvents(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.byte()
  let limits = choice & 1 == 0 ? DumpLimits() : .small
  let cut = choice & 2 == 0 ? Pieces(&input).cut : pages(&input)

  let whole = Reading(of: [Array(input.rest)], limits: limits)
  let parts = Reading(of: cut(input.rest), limits: limits)
  let isAllowed = isAllowed(input.rest)
  guard isAllowed ? whole.problem == parts.problem : (whole.problem == nil) == (parts.problem == nil) else {
    fatalError("\(whole.problem ?? "no problem") in one piece, \(parts.problem ?? "no problem") in many")
  }
  let isComparable = isAllowed || whole.problem == nil
  let count = isComparable ? max(whole.pages.count, parts.pages.count) : min(whole.pages.count, parts.pages.count)
  guard whole.pages.prefix(count) == parts.pages.prefix(count) else { fatalError("the pages depend on the pieces") }
  if isComparable, whole.site != parts.site { fatalError("the site depends on the pieces") }
  if whole.summary != parts.summary { fatalError("the counts depend on the pieces") }
  return 0
}

/// All that comes out of a dump's pieces.
private struct Reading {
  private(set) var site: SiteInfo?
  private(set) var pages: [Page] = []
  private(set) var summary: DumpSummary?
  /// The kind of problem, without what is only told to the user.
  private(set) var problem: String?

  init(of pieces: [[UInt8]], limits: DumpLimits) {
    do {
      try read(pieces, limits: limits)
    } catch {
      problem = (error as? DumpError).map(Self.kind) ?? "\(error)"
    }
  }

  private mutating func read(_ pieces: [[UInt8]], limits: DumpLimits) throws {
    let siteInfo: (SiteInfo) -> @Sendable (Page) -> Page = {
      site = $0
      return { $0 }
    }
    var assembly = DumpAssembly<Page>(file: "", limits: limits)
    for (index, bytes) in pieces.enumerated() {
      let piece = XMLPiece(bytes: bytes, isLast: index == pieces.count - 1, compressedEnd: nil)
      if index == 0 {
        try assembly.takeHead(piece, siteInfo) { pages.append($0) }
      } else {
        try assembly.take(piece, assembly.pieceParser?.parse(piece), siteInfo) { pages.append($0) }
      }
    }
    summary = try assembly.finish()
  }

  private static func kind(of error: DumpError) -> String {
    switch error {
    case .unreadable: "unreadable"
    case .noData: "no data"
    case .notXML: "no XML"
    case .notMediaWiki: "another root"
    case .unsupportedVersion: "another version"
    case .documentType: "a document type"
    // libxml2 may wait for the end of a tag that is wrong, depending on the pieces.
    case .malformed, .incomplete: "malformed XML"
    case .tooLarge(_, let what, _, _): "\(what) too large"
    case .missing(_, let what, _): "no \(what)"
    case .invalid(_, let what, _, _): "an invalid \(what)"
    case .textless: "no texts"
    }
  }
}

/// Cuts before pages, as a dump is cut, but into short pieces.
private func pages(_ input: inout FuzzInput) -> (UnsafeRawBufferPointer) -> [[UInt8]] {
  let shortest = input.number() % 256 + 1
  let cutter = PageCutter(shortest: shortest, longest: shortest + input.number() % 2048)
  return { xml in
    var cutter = cutter
    var pieces: [[UInt8]] = []
    cutter.append(Array(xml))
    while let piece = cutter.nextPiece() { pieces.append(piece) }
    return pieces + [cutter.finish()]
  }
}

/// Whether the XML is in UTF-8, says nothing else, and has only characters that XML allows.
private func isAllowed(_ xml: UnsafeRawBufferPointer) -> Bool {
  let isControl: (UInt8) -> Bool = { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  guard !xml.contains(where: isControl), let text = String(validating: xml, as: UTF8.self) else { return false }
  return !text.contains("encoding") && !text.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE }
}

extension DumpLimits {
  /// Limits that short inputs reach. Where a tag is too long depends on the pieces, so that its limit stays.
  fileprivate static var small: DumpLimits {
    var limits = DumpLimits()
    limits.textBytes = 64
    limits.titleBytes = 16
    limits.fieldBytes = 32
    limits.namespaces = 3
    limits.depth = 8
    limits.attributes = 3
    return limits
  }
}
