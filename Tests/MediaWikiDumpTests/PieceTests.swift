import Artifacts
import Foundation
import TestSupport
import Testing

@testable import MediaWikiDump

/// A dump that is parsed in pieces, on several threads, gives what it gives in one.
@Suite struct PieceTests {
  /// Dumps, whole and damaged, some made to be cut where no cut should be.
  static let dumps: [String] = [
    dump(pages(9)),
    dump(pages(3) + "<!-- <page> -->" + pages(3) + "<!-- <page><title>no</title></page> -->" + pages(2)),
    dump(pages(2) + pageXML(text: "<![CDATA[a <page> b </page> <page>]]>") + pages(2)),
    dump(pages(2) + "<![CDATA[" + pages(2) + "]]>" + pages(2)),
    dump(pages(2) + "<?note <page> ?>" + pages(2)),
    dump(pages(2) + "<page><page></page>" + pages(1) + "</page>" + pages(2)),
    dump(pages(2) + "<page>" + pages(1) + "</page>" + pages(2)),
    dump(pages(2) + "</mediawiki><mediawiki>" + pages(2)),
    dump(pages(2) + "</mediawiki>" + pages(2)),
    dump(pages(2) + siteXML + pages(2)),
    dump(pages(4)).replacing("</mediawiki>", with: ""),
    dump(pages(4)) + "<page>",
    dump(pages(4)) + "rest",
    dump(pages(2) + "loose & text" + pages(2)),
    dump(pages(2) + "loose text and a reference &amp;" + pages(2)),
    dump(pages(3) + pageXML(text: "\u{1}") + pages(2)),
    dump(pages(3) + pageXML(id: 0) + pages(2)),
    dump(pages(3) + "<page><title>T</title><ns>0</ns><id>1</id></page>" + pages(3)),
    dump((0..<120).map { pageXML(id: $0 + 1, text: "") }.joined()),
    dump(pages(1) + (0..<120).map { pageXML(id: $0 + 9, text: "") }.joined()),
    dump(pages(2) + history(revisions: 40) + pages(2)),
    dump(pages(4)).replacing("xmlns=\"http://www.mediawiki.org/xml/export-0.10/\" ", with: ""),
    dump(pages(4), prologue: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"),
    dump(pages(4), prologue: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- head -->\n"),
    "\u{FEFF}" + dump(pages(4)),
    dump(""), dump("").replacing("</mediawiki>", with: ""), "<mediawiki>", "<page>", "<page></page>", "x",
  ]

  static func pages(_ count: Int) -> String {
    (1...count).map { pageXML(id: Int64($0), title: "P\($0)", text: String(repeating: "é~\n", count: $0 * 7)) }.joined()
  }

  static func history(revisions: Int) -> String {
    let page = pageXML(text: "old")
    let start = page.range(of: "<revision>")!.lowerBound
    let end = page.range(of: "</revision>")!.upperBound
    return page[..<start] + String(repeating: String(page[start..<end]), count: revisions) + page[end...]
  }

  /// What the parser gives that is fed all of the XML in one.
  static func whole(_ bytes: [UInt8], file: String) throws -> Outcome {
    var outcome = Outcome()
    var assembly = DumpAssembly<Page>(file: file, limits: DumpLimits())
    do {
      try assembly.takeHead(
        XMLPiece(bytes: bytes, isLast: true, compressedEnd: nil),
        { site in
          outcome.sites.append(site)
          return { $0 }
        },
        { outcome.pages.append($0) })
      outcome.summary = try assembly.finish()
    } catch let error as DumpError {
      outcome.error = error
    }
    return outcome
  }

  static func expectSame(_ bytes: [UInt8], cuts: [(shortest: Int, longest: Int)], threads: [Int]) async throws {
    let file = try TemporaryFile(bytes)
    let whole = try whole(bytes, file: file.path)
    for (shortest, longest) in cuts {
      for threads in threads {
        let outcome = try await Outcome(
          reading: DumpReader(
            path: file.path, limits: DumpLimits(), threads: threads,
            cutter: PageCutter(shortest: shortest, longest: longest)))
        let how: Comment = "pieces of \(shortest) to \(longest) bytes, \(threads) threads"
        #expect(outcome.error?.description == whole.error?.description, how)
        #expect(outcome.pages.map(\.id) == whole.pages.map(\.id), how)
        let isSame = outcome == whole
        #expect(isSame, how)
      }
    }
  }

  @Test(arguments: dumps.indices)
  func `cuts and threads change nothing`(index: Int) async throws {
    let bytes = Array(Self.dumps[index].utf8)
    let cuts = [(1, 4096), (1, 7), (7, 7), (300, 500), (1000, 100_000), (1 << 20, 1 << 20)]
    try await Self.expectSame(bytes, cuts: cuts, threads: [1, 3])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 is parsed in one`(encoding: String.Encoding) async throws {
    let bytes = try #require(("\u{FEFF}" + dump(Self.pages(9))).data(using: encoding))
    try await Self.expectSame(Array(bytes), cuts: [(1, 7), (100, 1000)], threads: [1, 3])
  }

  @Test func `damage anywhere is the same damage in pieces`() async throws {
    let good = Array(dump(Self.pages(8)).utf8)
    var generator = SplitMix64(state: 23)
    for _ in 0..<300 {
      var bytes = good
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes[Int.random(in: bytes.indices, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      default:
        let start = Int.random(in: bytes.indices, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 1..<200, using: &generator))
        bytes.removeSubrange(start..<end)
      }
      let shortest = Int.random(in: 1..<900, using: &generator)
      let longest = shortest + Int.random(in: 0..<2000, using: &generator)
      try await Self.expectSame(
        bytes, cuts: [(shortest, longest)], threads: [Int.random(in: 1..<5, using: &generator)])
    }
  }

  @Test func `pieces do not depend on the chunks in which the bytes come`() {
    let bytes = Array(dump(Self.pages(9)).utf8)
    func pieces(chunk: Int) -> [[UInt8]] {
      var cutter = PageCutter(shortest: 200, longest: 700)
      var pieces: [[UInt8]] = []
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        cutter.append(Array(bytes[start..<min(bytes.count, start + chunk)]))
        while let piece = cutter.nextPiece() { pieces.append(piece) }
      }
      return pieces + [cutter.finish()]
    }
    let expected = pieces(chunk: bytes.count)
    #expect(expected.count > 5 && Array(expected.joined()) == bytes)
    #expect(expected.allSatisfy { $0.count <= 700 })
    for chunk in [1, 2, 5, 6, 7, 64, 699, 700, 701, 706] { #expect(pieces(chunk: chunk) == expected, "\(chunk)") }
  }

  @Test func `a dump in pieces is parsed in pieces`() async throws {
    let bytes = Array(dump(Self.pages(9)).utf8)
    let head = Array(bytes[..<(bytes.firstRange(of: Array("<page>".utf8))!.lowerBound)])
    let parser = PieceParser(head: head, headLineFeeds: 0, limits: DumpLimits(), map: \.id)
    var cutter = PageCutter(shortest: 1, longest: 4096)
    cutter.append(bytes)
    _ = cutter.nextPiece()
    for _ in 1..<9 {
      let next = cutter.nextPiece()
      let piece = try #require(next)
      #expect(parser.parse(XMLPiece(bytes: piece, isLast: false, compressedEnd: nil))?.items.count == 1)
    }
    #expect(parser.parse(XMLPiece(bytes: cutter.finish(), isLast: true, compressedEnd: nil))?.items.count == 1)
  }
}
