import Artifacts
import Foundation
import Reviewing
import TestSupport
import Testing

struct ReviewPageTests {
  /// A page of pairs and sections in which `text` stands in every field that takes any text.
  private static func page(
    _ text: String = "some text", count: Int = 3, generator: String = "some model", language: String = "en",
    url: String = "https://example.org/?oldid=1&x=2"
  ) throws -> ReviewPage {
    let entries = try (1...count).map { number in
      var section = Fixtures.section(number).json
      section["id"] = .string("section \(number) \(text)")
      section["language"] = .string(language)
      section["source_url"] = .string(url)
      section["heading_path"] = .strings([text, text])
      for key in ["wiki", "page_title", "text"] { section[key] = .string(text) }
      var pair = Fixtures.pair(number).json
      pair["id"] = .string("pair \(number) \(text)")
      pair["section_id"] = section["id"]
      pair["generator"] = .string(generator)
      for key in ["issue_description", "for_question", "against_question", "category", "issue_scale", "prompt_version"]
      {
        pair[key] = .string(text)
      }
      for key in ["for_values", "against_values", "checks", "repaired"] { pair[key] = .strings([text]) }
      pair["verdict"] = .object(
        PairVerdict(
          verifier: text, promptVersion: text, proposition: text, isOpposed: false,
          forQuestion: .init(isValueLaden: true, isSelfContained: false, isNeutralInPremise: true),
          againstQuestion: .init(isValueLaden: true, isSelfContained: true, isNeutralInPremise: true), remarks: text
        ).json)
      return ReviewPage.Entry(pair: try PairRecord(pair), section: try SectionRecord(section))
    }
    return ReviewPage(entries, of: 1234)
  }

  /// How often `part` is in `text`, by bytes: to `String` a quotation mark with an accent is no quotation mark.
  private static func count(_ part: String, in text: String) -> Int {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    return text.indices.count { text[$0] == part[0] && text[$0...].starts(with: part) }
  }

  private static func part(of html: String, from start: String, to end: String) throws -> String {
    let from = try #require(html.range(of: start))
    let to = try #require(html.range(of: end, range: from.upperBound..<html.endIndex))
    return String(html[from.upperBound..<to.lowerBound])
  }

  private static func data(of html: String) throws -> JSONObject {
    let text = try part(of: html, from: "<script type=\"application/json\" id=\"data\">", to: "</script>")
    return try #require(try JSONValue(parsing: text).asObject)
  }

  @Test func `The page is whole, and lets in nothing but its own style and script`() throws {
    let html = try Self.page().html()
    #expect(html.hasPrefix("<!DOCTYPE html>\n") && html.hasSuffix("</html>\n"))
    let policy = try Self.part(of: html, from: "Content-Security-Policy\" content=\"", to: "\">")
    func source(_ start: String, _ end: String) throws -> String {
      let digits = Array(Digest.sha256(try Self.part(of: html, from: start, to: end)))
      let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
      return "'sha256-\(Data(bytes).base64EncodedString())'"
    }
    let style = try source("<style>", "</style>")
    let script = try source("<script>", "</script>")
    #expect(
      policy == "default-src 'none'; style-src \(style); script-src \(script); base-uri 'none'; form-action 'none'")
    #expect(!html.contains("src=") && !html.contains("@import") && !html.contains("url("))
    #expect(Self.count("<script", in: html) == 2 && Self.count(" style=", in: html) == 0)
  }

  @Test func `Each pair stands beside its source, with all criteria and how large the sample is`() throws {
    let html = try Self.page().html()
    #expect(Self.count("<article class=\"pair\" hidden>", in: html) == 3)
    #expect(Self.count("href=\"https://example.org/?oldid=1&amp;x=2\"", in: html) == 3)
    #expect(Self.count("class=\"criterion\"", in: html) == Criterion.allCases.count)
    for criterion in Criterion.allCases {
      #expect(html.contains("value=\"\(criterion.name)\"") && html.contains("<span>\(criterion.sentence)</span>"))
    }
    #expect(html.contains("A sample of 3 of 1,234 pairs"))
    #expect(html.contains("<li class=\"bad\">For: not self-contained</li>"))
    #expect(Self.count(" lang=\"en\"><h2", in: html.replacing("\n", with: "")) == 6)
    let nine = Criterion.allCases.count
    #expect(nine == 9, "each criterion has a digit as its key")
  }

  @Test func `What machines say is folded away`() throws {
    let html = try Self.page().html()
    #expect(Self.count("<div class=\"opened\" hidden>", in: html) == 3)
    #expect(Self.count("so that it does not sway you", in: html) == 3)
    let open = html.replacing(/<div class="opened" hidden>[\s\S]*?<\/section>/, with: "")
    #expect(!open.contains("some model") && !open.contains("Verifier"))
  }

  @Test func `The script knows page, pairs and criteria to the letter`() throws {
    let page = try Self.page("a\r\n\u{0}<b>\u{2028}\"\u{301}")
    let data = try Self.data(of: try page.html())
    #expect(try data.string("page") == page.id)
    #expect(try data.strings("pairs").map { Array($0.utf8) } == page.entries.map { Array($0.pair.id.utf8) })
    #expect(try data.strings("criteria") == Criterion.allCases.map(\.name))
  }

  @Test func `A page is known by its pairs`() throws {
    let page = try Self.page()
    #expect(page.id == Digest.sha256(parts: page.entries.map(\.pair.id)) && page.id.count == 64)
    #expect(try Self.page(count: 2).id != page.id)
    #expect(try page.html() == Self.page().html())
  }

  @Test(
    arguments: [
      "</script><script>alert(1)</script>", "<!-- <script>", "--><b>", "\"><img src=x onerror=alert(1)>", "' onload='x",
      "</style><style>*{}</style>", "<svg onload=alert(1)>", "javascript:alert(1)", "{{title}} {{{script}}}",
      "</title></article></main>", "&lt;b&gt;", "\"\u{301} onmouseover=alert(1) \u{301}'", "<\u{338}/script>",
      "\u{0}\u{1B}[31m\u{202E}", "]]>", "\u{2028}\u{2029}\\u003C/script>", "$&`\\",
    ])
  func `Nothing from outside becomes markup`(text: String) throws {
    let plain = try Self.page().html()
    let html = try Self.page(text, generator: text, language: text, url: text).html()
    // The same tags as a harmless page’s, but for three links with six quotation marks each, and six languages.
    #expect(Self.count("<", in: html) == Self.count("<", in: plain) - 6)
    func quotes(_ html: String) throws -> Int {
      let data = try Self.part(of: html, from: "id=\"data\">", to: "</script>")
      return Self.count("\"", in: html) - Self.count("\"", in: data)
    }
    #expect(try quotes(html) == quotes(plain) - 3 * 6 - 6 * 2)
    #expect(Self.count("<a href=", in: html) == 0 && Self.count("javascript:alert(1)\"", in: html) <= 3)
    #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    #expect(try Self.data(of: html).strings("pairs").count == 3)
  }

  @Test func `Long texts scroll, and endless ones are cut`() throws {
    let html = try Self.page(String(repeating: "é ", count: 500_000), count: 1).html()
    #expect(html.contains("… [cut: 100,000 of 1,000,000 characters]"))
    #expect(html.contains("… [cut: 2,000 of 1,000,000 characters]"))
    // The pair's id is in the script's data to the letter.
    #expect(html.utf8.count < 1_500_000 + 400_000)
  }

  @Test func `Paragraphs are kept, in any script's direction`() throws {
    let html = try Self.page("One\n- a\n- b\n\n\n\nنقطة\n", language: "ar").html()
    let text = try Self.part(of: html, from: "<div class=\"text\">\n", to: "</div>")
    #expect(text == "<p dir=\"auto\">One\n- a\n- b</p>\n<p dir=\"auto\">نقطة</p>\n")
    #expect(Self.count(" lang=\"ar\"", in: html) == 6)
  }

  @Test func `The offline model is told of`() throws {
    let page = try Self.page(generator: offlineModelName)
    let html = try page.html()
    #expect(page.notices == [offlineNotice] && html.contains(offlineNotice.dropFirst()))
    #expect(Self.count("<span class=\"tag\">offline model</span>", in: html) == 3)
    #expect(try Self.page().notices.isEmpty && !Self.page().html().contains("role=\"note\""))
  }

  private static func made(
    _ folder: TemporaryFolder, pairs: [PairRecord], sections: [SectionRecord], sample: Int = 100
  ) throws -> ReviewPage {
    try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
    try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
    return try ReviewPage(
      pairs: [folder("pairs.jsonl")], sections: [folder("sections.jsonl")], sample: sample, seed: 1,
      Console(isQuiet: true))
  }

  @Test func `Pairs are sampled, and find their sections`() async throws {
    try await withTemporaryFolder { folder in
      let page = try Self.made(
        folder, pairs: (1...50).map { Fixtures.pair($0) }, sections: (1...50).map { Fixtures.section($0) }, sample: 7)
      #expect(page.entries.count == 7 && page.pairCount == 50)
      #expect(page.entries.allSatisfy { $0.pair.source.sectionID == $0.section.id })
      #expect(page.entries.map(\.pair.source.pageID) != page.entries.map(\.pair.source.pageID).sorted { $0! < $1! })
    }
  }

  @Test func `A pair without its section is an error that names both`() async throws {
    try await withTemporaryFolder { folder in
      let pair = Fixtures.pair(2)
      let missing = try #require(throws: ReviewError.self) {
        try Self.made(folder, pairs: [Fixtures.pair(1), pair], sections: [Fixtures.section(1)])
      }
      #expect(missing.description.contains(pair.id) && missing.description.contains(pair.source.sectionID))
      #expect(missing.description.contains("sections.jsonl") && missing.description.contains("another dump"))
    }
  }

  @Test func `A section of another revision is another section`() async throws {
    try await withTemporaryFolder { folder in
      let pair = Fixtures.pair(2)
      var newer = Fixtures.section(2).json
      newer["revision_id"] = 77
      let other = try SectionRecord(newer)
      #expect(
        throws: ReviewError.otherRevision(pair: pair.id, section: pair.source.sectionID, revision: 1002, found: 77)
      ) { try Self.made(folder, pairs: [pair], sections: [other]) }
      let page = try Self.made(folder, pairs: [pair], sections: [other, Fixtures.section(2)])
      #expect(page.entries[0].section.revisionID == 1002)
    }
  }

  @Test func `Pairs that name no section, and no pairs at all`() async throws {
    try await withTemporaryFolder { folder in
      let bare = try PairRecord(["issue_description": "i", "for_question": "f", "against_question": "a"])
      #expect(throws: ReviewError.pairWithoutSection(pair: bare.id)) {
        try Self.made(folder, pairs: [bare], sections: [Fixtures.section(1)])
      }
      #expect(throws: ReviewError.noPairs(paths: [folder("pairs.jsonl")])) {
        try Self.made(folder, pairs: [], sections: [Fixtures.section(1)])
      }
    }
  }
}
