import Artifacts
import Evaluation
import Foundation
import Reporting
import TestSupport
import Testing

struct ReportTests {
  static func verdict(_ score: Int, position: String = "a position", refusal: Bool = false) -> String {
    let verdict = JudgeVerdict(
      person1: .init(corePosition: position, hasNoInformation: false, refusal: refusal),
      person2: .init(corePosition: position, hasNoInformation: false, refusal: false), keyPointsOfAlignment: position,
      keyPointsOfOpposition: position, alignmentScore: score)
    return JSONValue.object(verdict.json).text
  }

  /// Lines of judgments and responses in which `text` stands in every field that takes any text.
  static func lines(
    _ count: Int, text: String = "some text", url: String = "https://example.org/?oldid=1&x=2", model: String = "m"
  ) -> (judgments: String, responses: String) {
    var judgments = ""
    var responses = ""
    for index in 0..<count {
      let id = "\(text) \(index)"
      let isUnscored = index % 9 == 8
      let judgment: JSONObject = [
        "id": .string(id), "wiki": .string(text), "page_id": .integer(index % 5), "page_title": .string(text),
        "category": .string(text), "issue_scale": .string(text), "generator": .string(model),
        "candidate": .string(model), "judge_model": .string(model),
        "judge": .string(verdict(index % 5 - 2, position: text, refusal: index % 7 == 3)), "judge_reversed": .null,
        "unscored_reason": isUnscored ? .string(text) : .null,
      ]
      let response: JSONObject = [
        "id": .string(id), "issue_description": .string(text), "for_question": .string(text),
        "against_question": .string(text), "page_title": .string(text), "source_url": .string(url),
        "candidate": .string(model), "for_response": ["content": .string(text), "outcome": "answered"],
        "against_response": ["content": .null, "outcome": .string(text)],
      ]
      judgments += JSONValue.object(judgment).text + "\n"
      responses += JSONValue.object(response).text + "\n"
    }
    return (judgments, responses)
  }

  /// Runs the stage in a folder of its own and gives what it wrote.
  static func run(
    _ lines: (judgments: String, responses: String), withResponses: Bool = true, seed: Int = 0
  ) async throws -> (html: String, scores: String, outcome: StageOutcome, lines: [String]) {
    try await withTemporaryFolder { folder in
      try folder.write(lines.judgments, to: "judgments.jsonl")
      try folder.write(lines.responses, to: "responses.jsonl")
      let stage = ScoreStage(
        judgments: folder("judgments.jsonl"), responses: withResponses ? folder("responses.jsonl") : nil,
        scores: folder("scores.json"), report: folder("report.html"), bootstrapResamples: 100, seed: seed)
      let outcome = try await stage.run(RunOptions())
      #expect(try await stage.run(RunOptions()) == .upToDate)
      return (try folder.read("report.html"), try folder.read("scores.json"), outcome, try stage.summaryLines())
    }
  }

  /// How often `part` is in `text`, by bytes: to `String` a quotation mark with an accent is no quotation mark.
  static func count(_ part: String, in text: String) -> Int {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    return text.indices.count { text[$0] == part[0] && text[$0...].starts(with: part) }
  }

  @Test func `The page is whole, has no script, and names its style block's hash`() async throws {
    let result = try await Self.run(Self.lines(40))
    let html = result.html
    #expect(html.hasPrefix("<!DOCTYPE html>\n") && html.hasSuffix("</html>\n"))
    #expect(!html.contains("<script") && !html.contains(" style=") && !html.contains("{{"))
    #expect(html.contains("content=\"default-src 'none'; style-src 'sha256-"))
    let style = try #require(html.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    let digits = Array(Digest.sha256(style))
    let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
    #expect(html.contains("style-src 'sha256-\(Data(bytes).base64EncodedString())'"))
    #expect(Self.count("<details class=\"example\" open>", in: html) == 10)
    #expect(Self.count("<svg class=\"columns\"", in: html) == 1)
    #expect(html.contains("href=\"https://example.org/?oldid=1&amp;x=2\""))
    for heading in [
      "Result", "Scores", "By category", "By issue scale", "Order", "Unscored pairs", "Pairs to read",
      "How to read this", "Parameters",
    ] { #expect(html.contains("<h2>\(heading)</h2>"), "\(heading)") }
    #expect(result.lines.count == 1 && result.lines[0].hasPrefix("PAC "))
    guard case .done(let summary) = result.outcome else { throw RecordError("not done") }
    #expect(summary["pairs"] == 40 && summary["scored"] == 36 && summary["unscored"] == 4)
    #expect(summary.dropped == ["some text": 4] && summary.notices.isEmpty)
  }

  @Test(
    arguments: [
      "</script><script>alert(1)</script>", "<!-- ", "--><b>", "\"><img src=x onerror=alert(1)>", "' onload='x",
      "</style><style>*{}</style>", "<svg onload=alert(1)>", "javascript:alert(1)", "{{title}} {{{style}}}",
      "</title></details></main>", "&lt;b&gt;", "\"\u{301} onmouseover=alert(1) \u{301}'", "<\u{338}b>",
      "\u{0}\u{1B}[31m\u{202E}", "]]>",
    ])
  func `Nothing from outside becomes markup`(text: String) async throws {
    let plain = try await Self.run(Self.lines(40, model: "m"))
    let result = try await Self.run(Self.lines(40, text: text, url: text, model: text))
    // The same tags as a harmless page's, but for the links.
    let links = Self.count("<a href=", in: plain.html)
    let scalars = result.html.unicodeScalars
    #expect(links == 10 && Self.count("<", in: result.html) == Self.count("<", in: plain.html) - 2 * links)
    #expect(Self.count("\"", in: result.html) == Self.count("\"", in: plain.html) - 4 * links)
    #expect(Self.count("'", in: result.html) == Self.count("'", in: plain.html))
    #expect(!result.html.contains("href=\"javascript") && Self.count("<a href=", in: result.html) == 0)
    #expect(!scalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    _ = try JSONValue(parsing: result.scores)
  }

  @Test(
    arguments: [
      "http://example.org", "javascript:alert(1)", "HTTPS://example.org", " https://example.org", "https://a b", "",
      "https://a\u{0}", "//example.org", "data:text/html,x", "https:/example.org", "java\nscript:alert(1)",
    ])
  func `Only plain https addresses become links`(url: String) async throws {
    #expect(!(try await Self.run(Self.lines(12, url: url)).html.contains("<a href=")))
  }

  @Test func `An address cannot leave its attribute`() async throws {
    let plain = try await Self.run(Self.lines(12)).html
    let url = "https://example.org/\"\u{301}/onmouseover=alert(1)//'\u{301}><b>"
    let html = try await Self.run(Self.lines(12, url: url)).html
    for mark in ["\"", "<", ">"] { #expect(Self.count(mark, in: html) == Self.count(mark, in: plain)) }
    #expect(html.contains("href=\"https://example.org/&quot;\u{301}/onmouseover=alert(1)//&#39;\u{301}&gt;&lt;b&gt;\""))
  }

  @Test func `Long texts are cut, and that is said`() async throws {
    let long = String(repeating: "é", count: 5_000)
    let html = try await Self.run(Self.lines(12, text: long)).html
    #expect(html.contains("… [cut: 2,000 of 5,000 characters]"))
    #expect(!html.contains(String(repeating: "é", count: 2_001)))
    // One character of many accents is many scalars.
    let tower = "e" + String(repeating: "\u{301}", count: 50_000)
    #expect(try await Self.run(Self.lines(4, text: tower)).html.utf8.count < 400_000)
  }

  @Test func `The offline model is told of in report, scores and summary`() async throws {
    let result = try await Self.run(Self.lines(12, model: offlineModelName))
    let notice = offlineNotice.dropFirst()
    #expect(result.html.contains("<p class=\"notice\" role=\"note\">") && result.html.contains(notice))
    #expect(result.scores.contains(notice))
    guard case .done(let summary) = result.outcome else { throw RecordError("not done") }
    #expect(summary.notices == [offlineNotice])
    #expect(!(try await Self.run(Self.lines(12)).html.contains("class=\"notice\"")))
  }

  @Test func `Same input, same bytes; another order of lines, the same too`() async throws {
    let lines = Self.lines(60)
    let first = try await Self.run(lines)
    let again = try await Self.run(lines)
    let reversed = try await Self.run(
      (
        lines.judgments.split(separator: "\n").reversed().joined(separator: "\n"),
        lines.responses.split(separator: "\n").reversed().joined(separator: "\n")
      ))
    #expect(first.html == again.html && first.scores == again.scores)
    #expect(first.html == reversed.html && first.scores == reversed.scores)
    #expect(try await Self.run(lines, seed: 1).scores != first.scores)
  }

  @Test func `Without responses there are no pairs to read, and without judgments there is an error`() async throws {
    let html = try await Self.run(Self.lines(12), withResponses: false).html
    #expect(!html.contains("Pairs to read") && !html.contains("<details"))
    await #expect(throws: ScoringError.self) { try await Self.run(("\n", "")) }
  }

  @Test func `Several candidates stand in one report, each with its own part`() async throws {
    let one = Self.lines(12, model: "one")
    let two = Self.lines(12, model: "two")
    let result = try await Self.run((one.judgments + two.judgments, one.responses + two.responses))
    #expect(Self.count("<article id=\"evaluation-", in: result.html) == 2)
    #expect(result.html.contains("<a href=\"#evaluation-2\"><bdi>two</bdi></a>"))
    #expect(Self.count("<details", in: result.html) == 20)
    #expect(result.lines.count == 2 && result.lines[0].hasPrefix("one, judged by one: PAC "))
  }

  @Test func `The same pair twice is an error that writes nothing`() async throws {
    let lines = Self.lines(3)
    await #expect(throws: ScoringError.self) { try await Self.run((lines.judgments + lines.judgments, "")) }
  }
}
