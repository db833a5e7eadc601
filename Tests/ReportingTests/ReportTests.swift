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
        judgments: folder("judgments.jsonl"), responses: withResponses ? [folder("responses.jsonl")] : [],
        scores: folder("scores.json"), report: folder("report.html"), bootstrapResamples: 100, seed: seed)
      let outcome = try await stage.run(RunOptions())
      #expect(try await stage.run(RunOptions()) == .upToDate)
      return (try folder.read("report.html"), try folder.read("scores.json"), outcome, try stage.summaryLines())
    }
  }

  /// What of `scores.json` tells of the judgments, not of their files.
  private static func results(_ scores: String) throws -> [JSONValue?] {
    let object = try JSONValue(parsing: scores).asObject
    return ["results", "statistics", "plan", "notices"].map { object?[$0] }
  }

  /// How often `part` is in `text`, by bytes: to `String` a quotation mark with an accent is no quotation mark.
  static func count(_ part: String, in text: String) -> Int {
    let part = Array(part.utf8)
    let text = Array(text.utf8)
    return text.indices.count { text[$0] == part[0] && text[$0...].starts(with: part) }
  }

  /// The page without the data of its script, in which quotation marks are no markup.
  static func markup(of html: String) -> String {
    let parts = html.components(separatedBy: "<script type=\"application/json\" id=\"data\">")
    let rest = parts[1].components(separatedBy: "</script>").dropFirst().joined(separator: "</script>")
    return parts[0] + rest
  }

  /// What is between two marks, and its name in a content security policy.
  static func block(of html: String, _ open: String, _ close: String) throws -> (text: String, source: String) {
    let text = try #require(html.components(separatedBy: open).last?.components(separatedBy: close).first)
    let digits = Array(Digest.sha256(text))
    let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
    return (text, "sha256-\(Data(bytes).base64EncodedString())")
  }

  @Test func `The page is whole, and names the hashes of its style and its script`() async throws {
    let result = try await Self.run(Self.lines(40))
    let html = result.html
    #expect(html.hasPrefix("<!DOCTYPE html>\n") && html.hasSuffix("</html>\n"))
    #expect(Self.count("<script", in: html) == 2 && !html.contains(" style=") && !html.contains("{{"))
    let style = try Self.block(of: html, "<style>", "</style>").source
    let script = try Self.block(of: html, "<script>", "</script>").source
    #expect(
      html.contains(
        "content=\"default-src 'none'; style-src '\(style)'; script-src '\(script)'; base-uri 'none'; form-action 'none'\""
      ))
    #expect(Self.count("<details class=\"example\" open>", in: html) == 10)
    #expect(Self.count("<svg id=\"distribution-1\"", in: html) == 1)
    #expect(html.contains("href=\"https://example.org/?oldid=1&amp;x=2\""))
    for heading in [
      "Result", "Metrics", "Scores", "By category", "By issue scale", "Order", "Unscored pairs", "Pairs to read",
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
    let plain = Self.markup(of: try await Self.run(Self.lines(40, model: "m")).html)
    let result = try await Self.run(Self.lines(40, text: text, url: text, model: text))
    let html = Self.markup(of: result.html)
    // The same tags as a harmless page's, but for the links.
    let links = Self.count("<a href=", in: plain)
    #expect(links == 10 && Self.count("<", in: html) == Self.count("<", in: plain) - 2 * links)
    #expect(Self.count("\"", in: html) == Self.count("\"", in: plain) - 4 * links)
    #expect(Self.count("'", in: html) == Self.count("'", in: plain))
    #expect(!html.contains("href=\"javascript") && Self.count("<a href=", in: html) == 0)
    #expect(!result.html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    let data = try Self.block(of: result.html, "id=\"data\">", "</script>").text
    #expect(!data.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
    #expect(try JSONValue(parsing: data).asObject?.array("pairs").count == 40)
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
    let plain = Self.markup(of: try await Self.run(Self.lines(12)).html)
    let url = "https://example.org/\"\u{301}/onmouseover=alert(1)//'\u{301}><b>"
    let html = Self.markup(of: try await Self.run(Self.lines(12, url: url)).html)
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
    // But for the files' hashes.
    #expect(first.html == reversed.html && first.scores != reversed.scores)
    #expect(try Self.results(first.scores) == Self.results(reversed.scores))
    #expect(try await Self.run(lines, seed: 1).scores != first.scores)
  }

  @Test func `Without responses there are no pairs to read, and without judgments there is an error`() async throws {
    let html = try await Self.run(Self.lines(12), withResponses: false).html
    #expect(!html.contains("Pairs to read") && !html.contains("class=\"example\"") && !html.contains("id=\"explorer\""))
    await #expect(throws: ScoringError.self) { try await Self.run(("\n", "")) }
  }

  @Test func `Several candidates stand in one report, each with its own part`() async throws {
    let one = Self.lines(12, model: "one")
    let two = Self.lines(12, model: "two")
    let result = try await Self.run((one.judgments + two.judgments, one.responses + two.responses))
    #expect(Self.count("<article id=\"evaluation-", in: result.html) == 2)
    #expect(result.html.contains("<a href=\"#evaluation-2\"><bdi>two</bdi></a>"))
    #expect(Self.count("<details class=\"example\"", in: result.html) == 20)
    #expect(result.lines.count == 2 && result.lines[0].hasPrefix("one, judged by one: PAC "))
  }

  @Test func `The same pair twice is an error that writes nothing`() async throws {
    let lines = Self.lines(3)
    await #expect(throws: ScoringError.self) { try await Self.run((lines.judgments + lines.judgments, "")) }
  }
}
