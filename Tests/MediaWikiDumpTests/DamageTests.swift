import Artifacts
import Compression
import Foundation
import MediaWikiDump
import TestSupport
import Testing

@Suite struct DamageTests {
  static let small = dump(pageXML())

  @Test func `fault 1, XML cut at any byte before its end is an error`() async throws {
    let bytes = Array(Self.small.utf8)
    let end = bytes.count - 1
    for length in 0..<end {
      let outcome = try await Outcome(bytes.prefix(length))
      #expect(outcome.error != nil, "cut at \(length)")
    }
    #expect(try await Outcome(bytes.prefix(end)).error == nil)
  }

  @Test func `fault 1, a cut at a stream boundary is an error`() async throws {
    let bytes = Array(Self.small.utf8)
    let pieces = stride(from: 0, to: bytes.count, by: 100).map { bzip2(Array(bytes[$0..<min($0 + 100, bytes.count)])) }
    for count in 1..<pieces.count {
      let outcome = try await Outcome(Array(pieces.prefix(count).joined()))
      #expect(outcome.error != nil, "after stream \(count)")
      if count > 2, case .incomplete = outcome.error {} else if count > 2 { Issue.record("\(outcome.error as Any)") }
    }
    #expect(try await Outcome(Array(pieces.joined())).error == nil)
  }

  @Test func `fault 2, bz2 cut at any byte is an error`() async throws {
    let bytes = bzip2(Array(Self.small.utf8))
    for length in 0..<bytes.count {
      #expect(try await Outcome(bytes.prefix(length)).error != nil, "cut at \(length)")
    }
  }

  @Test func `fault 2, a flipped bit of bz2 is an error or changes nothing`() async throws {
    let whole = bzip2(Array(dump(pageXML() + pageXML(id: 8)).utf8))
    let good = try await Outcome(whole)
    var generator = SplitMix64(state: 21)
    for _ in 0..<1_000 {
      var damaged = whole
      let bit = Int.random(in: 0..<(whole.count * 8), using: &generator)
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let outcome = try await Outcome(damaged)
      #expect(outcome.error != nil || outcome.pages == good.pages, "bit \(bit)")
    }
  }

  @Test func `fault 2, a flipped bit of XML never crashes`() async throws {
    let whole = Array(Self.small.utf8)
    var generator = SplitMix64(state: 22)
    for _ in 0..<800 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 0..<whole.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      let outcome = try await Outcome(damaged)
      #expect(outcome.error != nil || outcome.summary != nil)
    }
  }

  @Test func `fault 3, something after the end is an error`() async throws {
    #expect(try await Outcome(Self.small + "x").isMalformed)
    #expect(try await Outcome(Self.small + "<page/>").isMalformed)
    #expect(try await Outcome(Self.small + Self.small).isMalformed)
    #expect(try await Outcome(Self.small + "<!-- open").isMalformed)
    #expect(try await Outcome(Self.small + " <!-- a comment -->\n").error == nil)
    let file = try TemporaryFile(bzip2(Array(Self.small.utf8)) + [1, 2, 3])
    await #expect(throws: DumpError.self) {
      try await DumpReader(path: file.path).read(siteInfo: { _ in { _ in } }, page: { _ in })
    }
  }

  @Test func `nothing but empty streams is an error`() async throws {
    guard case .noData = try await Outcome(bzip2([]) + bzip2([])).error else {
      Issue.record("no error")
      return
    }
    guard case .unreadable(.empty) = try await Outcome("").error else {
      Issue.record("no error")
      return
    }
  }

  @Test func `an error in bz2 tells the line and the compressed byte`() async throws {
    let xml = Self.small.replacing("<sha1>abc</sha1>", with: "<sha1>a&nbsp;c</sha1>")
    let position = try #require(try await Outcome(bzip2(Array(xml.utf8))).position)
    let line = xml.prefix(upTo: try #require(xml.range(of: "&nbsp;")).lowerBound).split(
      separator: "\n", omittingEmptySubsequences: false
    ).count
    #expect(position.line == line)
    #expect(position.compressedByte ?? 0 > 0)
  }
}
