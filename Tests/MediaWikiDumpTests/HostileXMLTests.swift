import Foundation
import MediaWikiDump
import Testing

@Suite struct HostileXMLTests {
  static let laughs =
    "<!DOCTYPE mediawiki [<!ENTITY a \"lol\">"
    + (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: $0 == 1 ? "&a;" : "&a\($0 - 1);", count: 10))\">" }.joined()
    + "]>\n"
  static let quadratic =
    "<!DOCTYPE mediawiki [<!ENTITY a \"\(String(repeating: "a", count: 600_000))\">]>\n"
  static let external =
    "<!DOCTYPE mediawiki SYSTEM \"file:///etc/hostname\" [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n"

  @Test(arguments: [(laughs, "&a9;"), (quadratic, "&a;&a;"), (external, "&a;"), ("<!DOCTYPE html>", "")])
  func `fault 6, a document type is refused`(prologue: String, text: String) async throws {
    let outcome = try await Outcome(dump(pageXML(text: text), prologue: prologue))
    guard case .documentType(_, let name, _) = outcome.error else {
      Issue.record("\(outcome.error as Any)")
      return
    }
    #expect(name == "mediawiki" || name == "html")
    #expect(outcome.sites.isEmpty)
  }

  @Test(arguments: [5_000, 200_000])
  func `fault 7, a tag with many attributes is refused soon`(count: Int) async throws {
    let attributes = (0..<count).map { " a\($0)=\"\"" }.joined()
    let outcome = try await Outcome(dump("<page\(attributes)>"))
    #expect(outcome.isTooLarge)
    #expect(outcome.isRefused(before: 160 << 10))
  }

  @Test(arguments: [
    "<page a=\"\(String(repeating: "x", count: 2 << 20))\">", "<!--\(String(repeating: "x", count: 2 << 20))-->",
    "<?p \(String(repeating: "x", count: 2 << 20))?>", "<\(String(repeating: "x", count: 2 << 20))>",
    "</\(String(repeating: "x", count: 2 << 20))>", "<page\(String(repeating: " ", count: 2 << 20))>",
    "<page>&\(String(repeating: "x", count: 2 << 20));",
  ])
  func `fault 7, a giant tag, comment, instruction or name is refused soon`(xml: String) async throws {
    let outcome = try await Outcome(dump(xml))
    #expect(outcome.isTooLarge || outcome.isMalformed)
    #expect(outcome.isRefused(before: 160 << 10))
  }

  @Test func `fault 7, a multitude of different names is refused soon`() async throws {
    let outcome = try await Outcome(dump((0..<300_000).map { "<n\($0)/>" }.joined()))
    #expect(outcome.error?.description.contains("the number of different names exceeds the limit") == true)
    #expect(outcome.isRefused(before: 1 << 20))
  }

  @Test func `fault 7, a giant CDATA section is refused by its name`() async throws {
    let text = "<![CDATA[\(String(repeating: "x", count: 2 << 20))]]>"
    #expect(try await Outcome(dump(pageXML(text: text))).error?.description.contains("a CDATA section exceeds") == true)
  }

  @Test func `fault 7, a giant title or number is refused`() async throws {
    #expect(try await Outcome(dump(pageXML(title: String(repeating: "x", count: 5_000)))).isTooLarge)
    let digits = String(repeating: "1", count: 100_000)
    #expect(try await Outcome(dump("<page><id>\(digits)</id></page>")).isTooLarge)
  }

  @Test(arguments: [33, 100_000])
  func `fault 8, deep nesting is refused`(depth: Int) async throws {
    let xml = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    let outcome = try await Outcome(dump(xml))
    #expect(outcome.isTooLarge)
    #expect(outcome.error?.description.contains("the nesting of elements exceeds the limit of 32 levels") == true)
  }

  @Test(
    arguments: [
      [0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0x01], [0x00], Array("&#1;".utf8),
      Array("&#xD800;".utf8), Array("&#xFFFE;".utf8), Array("&#x110000;".utf8), Array("&nbsp;".utf8),
      Array("a & b".utf8),
    ] as [[UInt8]])
  func `fault 9, what is no character is an error with its place`(bad: [UInt8]) async throws {
    let long = [UInt8](repeating: 0x61, count: 40_000)
    for (name, open, close) in [("text", "", ""), ("CDATA", "<![CDATA[", "]]>")] {
      if name == "CDATA", bad.contains(UInt8(ascii: "&")) { continue }
      let mark = Array("MARK".utf8)
      let text = open + String(decoding: long + mark + long, as: UTF8.self) + close
      let whole = Array(dump(pageXML(text: text)).utf8)
      let at = try #require(whole.indices.first { whole[$0...].starts(with: mark) })
      let outcome = try await Outcome(whole[..<at] + bad + whole[(at + mark.count)...])
      #expect(outcome.isMalformed, "\(name): \(outcome.error as Any)")
      let position = try #require(outcome.position)
      #expect(position.line == whole[..<at].count { $0 == 0x0A } + 1)
      // libxml2 tells of a CDATA section as a whole.
      #expect(abs(position.xmlByte - Int64(at)) <= (name == "text" ? 1_000 : 64_000), "\(position.xmlByte) for \(at)")
    }
  }

  @Test(
    arguments: [String.Encoding.utf16BigEndian, .utf16LittleEndian],
    ["", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"])
  func `fault 9, UTF-16 with a byte-order mark is read`(encoding: String.Encoding, prologue: String) async throws {
    let text = String(repeating: "漢😀é ", count: 30_000)
    let xml = "\u{FEFF}" + dump(pageXML(text: text), prologue: prologue)
    let outcome = try await Outcome(try #require(xml.data(using: encoding)))
    #expect(outcome.error == nil)
    #expect(outcome.pages.first?.revision.text == Array(text.utf8))
  }

  @Test func `fault 9, half a surrogate pair in UTF-16 is an error`() async throws {
    let xml = "\u{FEFF}" + dump(pageXML(text: String(repeating: "x", count: 50_000) + "Q"))
    var bytes = Array(try #require(xml.data(using: .utf16LittleEndian)))
    let at = try #require(stride(from: 0, to: bytes.count, by: 2).first { bytes[$0] == UInt8(ascii: "Q") })
    bytes[at] = 0x00
    bytes[at + 1] = 0xD8
    #expect(try await Outcome(bytes).error != nil)
  }

  @Test func `fault 9, a redirect that is not UTF-8 is an error`() async throws {
    let whole = Array(dump("<page><redirect title=\"MARK\"/></page>").utf8)
    let at = try #require(whole.indices.first { whole[$0...].starts(with: Array("MARK".utf8)) })
    for bad in [[0xC1, 0x81], [0xFF], [0x01], [0xED, 0xA0, 0x80]] as [[UInt8]] {
      #expect(try await Outcome(whole[..<at] + bad + whole[(at + 4)...]).isMalformed)
    }
  }

  @Test func `fault 9, UTF-8 with a byte-order mark is read`() async throws {
    #expect(try await Outcome("\u{FEFF}" + dump(pageXML())).pages.count == 1)
  }

  @Test func `fault 10, duplicate ids and hostile titles are data`() async throws {
    let titles = ["../../etc/passwd", "/etc/passwd", "a\u{202E}b", "", "-", "C:\\x", "%00", "a\nb"]
    let outcome = try await Outcome(dump(titles.map { pageXML(id: 7, title: $0) }.joined()))
    #expect(outcome.error == nil)
    #expect(outcome.pages.map(\.title) == titles)
    #expect(outcome.pages.allSatisfy { $0.id == 7 })
    #expect(try await Outcome(dump(pageXML(title: "a\0b"))).isMalformed)
  }
}
