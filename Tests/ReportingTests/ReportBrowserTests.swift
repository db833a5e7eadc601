import Artifacts
import Evaluation
import Pages
import Reporting
import TestSupport
import Testing

/// The report in a browser (fault 34).
@Suite(.enabled(if: Chromium.path != nil, Comment(rawValue: Chromium.isMissing)), .serialized)
struct ReportBrowserTests {
  /// A page, the report on it, and what every use of it comes to.
  private nonisolated(nonsending) func use(
    _ report: Report, fragment: String = "",
    _ body: nonisolated(nonsending) (ChromiumPage) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write(try report.html(), to: "report.html")
      try await Chromium.withPage { page in
        try await page.resize(width: 1280, height: 900)
        try await page.open(path, fragment: fragment)
        try await body(page)
        #expect(try await page.evaluate("window.pwned === undefined") == true)
        #expect(try await page.evaluate("document.title").asString?.hasPrefix("Value consistency of ") == true)
        let requests = try page.requests().filter { !$0.hasPrefix("file://\(path)") && !$0.hasPrefix("blob:") }
        #expect(requests.isEmpty, "\(requests)")
        #expect(page.complaints.isEmpty, "\(page.complaints)")
      }
    }
  }

  private func choose(_ name: String, in id: String) -> String {
    """
    (() => {
      const select = document.getElementById("\(id)");
      select.value = [...select.options].find((option) => option.textContent === \(JSONValue.string(name).text)).value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
      return document.getElementById("found").textContent;
    })()
    """
  }

  private func search(_ words: String) -> String {
    """
    (() => {
      const field = document.getElementById("search");
      field.value = \(JSONValue.string(words).text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return document.getElementById("found").textContent;
    })()
    """
  }

  @Test("A reader searches, filters, sorts, turns pages and reads a pair")
  func explorer() async throws {
    let run = SyntheticRun(pairs: 90, candidates: ["model-a", "model-b"], judges: ["judge-a", "judge-b"])
    try await use(try await run.report()) { page in
      #expect(try await page.evaluate("document.getElementById('found').textContent") == "180 of 180 pairs")
      #expect(try await page.evaluate("document.querySelectorAll('#pairs > li').length") == 20)
      #expect(try await page.evaluate("document.getElementById('page').textContent") == "Page 1 of 9")
      try await page.evaluate("document.getElementById('next').click()")
      #expect(try await page.evaluate("document.getElementById('page').textContent") == "Page 2 of 9")
      #expect(try await page.evaluate("document.getElementById('pairs').start") == 21)

      #expect(try await page.evaluate(search("number 77 SHOULD")) == "2 of 180 pairs")
      #expect(try await page.evaluate(choose("model-b", in: "candidate")) == "1 of 180 pairs")
      #expect(
        try await page.evaluate(search("nothing like it")) == "No pair is like that. Clear the filters to see all.")
      try await page.evaluate("document.getElementById('clear').click()")
      #expect(try await page.evaluate("document.getElementById('found').textContent") == "180 of 180 pairs")

      let refused =
        try await page.evaluate(
          """
          JSON.parse(document.getElementById("data").textContent).pairs.filter((pair) =>
            pair.judgments.some((judgment) => judgment.orders.some((order) => order.refuses.includes(true)))).length
          """
        ).asInteger ?? 0
      #expect(refused > 0 && refused < 180)
      #expect(try await page.evaluate(choose("a refusal", in: "answers")) == .string("\(refused) of 180 pairs"))
      try await page.evaluate("document.getElementById('clear').click()")
      try await page.evaluate(choose("score, lowest first", in: "sorting"))
      #expect(try await page.evaluate("document.querySelector('#pairs .badge').textContent") == "−2")
      try await page.evaluate(choose("the judges disagree", in: "judging"))
      #expect(
        try await page.evaluate(
          "[...document.querySelectorAll('#pairs .line')].every((line) => line.textContent.includes('judges disagree'))"
        )
          == true)
    }
  }

  @Test("A pair is opened by key, shows both sides and both orders, and has an address")
  func pair() async throws {
    let run = SyntheticRun(pairs: 30)
    let report = try await run.report()
    try await use(report) { page in
      try await page.evaluate(search("number 17"))
      try await page.evaluate("document.querySelector('#pairs button').focus()")
      try await page.press("Enter")
      #expect(try await page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true")
      #expect(try await page.evaluate("location.hash") == "#pair=pair+17&candidate=model-a&sample=0")
      let response = try run.response(17, candidate: 0)
      let questions = try await page.evaluate(
        "[...document.querySelectorAll('.detail .question')].map((one) => one.textContent)")
      #expect(questions == .strings([response.pair.forQuestion, response.pair.againstQuestion]))
      let responses = try await page.evaluate(
        "[...document.querySelectorAll('.detail .response')].map((one) => one.textContent)")
      #expect(
        responses == .strings([response.forResponse.content, response.againstResponse.content].compactMap { $0 }))
      #expect(try await page.evaluate("document.querySelectorAll('.detail .verdict').length") == 2)
      #expect(
        try await page.evaluate("document.querySelector('.detail a').href")
          == "https://example.org/wiki/Special:PermanentLink/17")
      try await page.press("Enter")
      #expect(try await page.evaluate("document.querySelector('.detail')") == .null)
    }
    try await use(report, fragment: "pair=pair+17&candidate=model-a&sample=0") { page in
      let issue = try await page.evaluate("document.querySelector('#pairs [aria-expanded=true] .issue').textContent")
      #expect(issue == "Whether zoo number 17 should be closed.")
    }
    try await use(report, fragment: "pair=none&candidate=<svg onload=window.pwned=1>") { page in
      let detail = try await page.evaluate("document.querySelector('.detail')")
      #expect(detail == .null)
    }
  }

  @Test("Charts are saved as drawings that stand alone, and as tables (fault 35)")
  func charts() async throws {
    let run = SyntheticRun(pairs: 30, candidates: ["=1+1", "b"], text: { text, _ in "=" + text })
    try await use(try await run.report()) { page in
      let names =
        try await page.evaluate("[...document.querySelectorAll('[data-chart]')].map((one) => one.dataset.chart)")
        .asStrings ?? []
      #expect(Set(names).count == names.count && names.count > 20 && names.contains("trade-off"))
      // Browsers take ten files a second at most.
      for name in ["trade-off", "category-1-pac", "values-1", "difference-1-pac"] {
        try await page.evaluate("document.querySelector('[data-chart=\"\(name)\"]').click()")
        let drawing = try await page.download("valbench-\(name).svg")
        #expect(drawing.hasPrefix("<?xml") && drawing.contains("xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(drawing.contains("fill=\"#ffffff\"") && drawing.contains("font-family="))
        let parts = ["%\"", "var(", "class=", "NaN", "undefined", "href", "url("].filter(drawing.contains)
        #expect(parts.isEmpty, "\(parts)")
        let parsed = try await page.evaluate(
          """
          new DOMParser().parseFromString(\(JSONValue.string(drawing).text), "image/svg+xml").documentElement.nodeName
          """)
        #expect(parsed == "svg")
        try await page.evaluate("document.querySelector('[data-table=\"\(name)\"]').click()")
        let table = try await page.download("valbench-\(name).csv")
        #expect(table.contains("\r\n") && !table.contains("\n=") && !table.contains(",="))
      }
      try await page.evaluate("document.querySelector('[data-table=results]').click()")
      #expect(try await page.download("valbench-results.csv").contains("\r\n'=1+1,judge-a,30,"))
    }
  }

  @Test("On paper the examples stand, and the explorer does not; nothing is wider than a phone")
  func media() async throws {
    let long = String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 8)
    let run = SyntheticRun(pairs: 30, candidates: [long, "b"], text: { text, pair in pair == 1 ? text + long : text })
    try await use(try await run.report(notices: ["a notice with \(long)"])) { page in
      for width in [1280, 390, 360] {
        try await page.resize(width: width, height: 800)
        try await page.evaluate("document.querySelector('#pairs button').click()")
        #expect(try await page.evaluate("document.documentElement.scrollWidth") == .integer(width))
      }
      let display = "getComputedStyle(document.getElementById('explorer')).display"
      let examples = "getComputedStyle(document.querySelector('.examples')).display"
      #expect(try await page.evaluate(display) == "block")
      #expect(try await page.evaluate(examples) == "none")
      try await page.emulate(media: "print", colorScheme: "dark")
      #expect(try await page.evaluate(display) == "none")
      #expect(try await page.evaluate(examples) == "block")
      #expect(try await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)")
    }
  }

  @Test("Of 200 hostile texts in every field none runs, loads or vanishes")
  func hostile() async throws {
    let payloads = Payloads.all
    #expect(Set(payloads).count == 200)
    let notices = payloads.map { "X" + $0 }
    let run = SyntheticRun(
      pairs: payloads.count, candidates: [payloads[0], payloads[45]], judges: [payloads[7], payloads[90]],
      text: { text, pair in text.hasPrefix("https://") ? text + payloads[pair] : payloads[pair] + " " + text })
    try await use(try await run.report(notices: notices)) { page in
      let shown = try await page.evaluate(
        "[...document.querySelectorAll('.notice')].map((one) => one.lastChild.textContent.slice(1))")
      #expect(shown == .strings(Self.bounded(notices, suffix: ".", limit: PageText.limit)))
      // Every pair, opened by its address: the texts are those of the record, to the letter.
      var texts: [JSONValue] = []
      for start in stride(from: 0, to: payloads.count, by: 40) {
        texts += try await page.evaluate(Self.opening(start..<(start + 40), of: payloads[0])).asArray ?? []
      }
      #expect(texts.count == payloads.count)
      let expected = try Self.texts(of: payloads.indices.map { try run.response($0, candidate: 0) })
      #expect(Set(texts.map(\.text)) == Set(expected.map(\.text)))
      // Every choice of every filter, and searches for what looks like markup.
      let choices = try await page.evaluate(
        """
        [...document.querySelectorAll("#filters select")].reduce((count, select) => {
          for (const option of select.options) {
            select.value = option.value;
            select.dispatchEvent(new Event("input", { bubbles: true }));
            count += 1;
          }
          select.value = 0;
          return count;
        }, 0)
        """)
      #expect((choices.asInteger ?? 0) > 400)
      #expect(try await page.evaluate(search("<svg onload=window.pwned=1>")) == "10 of 400 pairs")
      let links =
        try await page.evaluate("[...document.querySelectorAll('a')].map((one) => one.protocol)").asStrings ?? []
      #expect(Set(links).isSubset(of: ["https:", "file:"]))
      for (attribute, suffix) in [("chart", "svg"), ("table", "csv")] {
        try await page.evaluate("document.querySelector('[data-\(attribute)=\"category-1-pac\"]').click()")
        let file = try await page.download("valbench-category-1-pac.\(suffix)")
        #expect(!file.isEmpty && (suffix == "csv" || !file.contains("<script")))
      }
    }
  }

  /// A script that opens some of a candidate's pairs by their addresses and gives the texts that are then shown.
  private static func opening(_ range: Range<Int>, of candidate: String) -> String {
    """
    (async () => {
      const texts = [];
      const pairs = JSON.parse(document.getElementById("data").textContent).pairs
        .filter((pair) => pair.candidate === \(JSONValue.string(candidate).text));
      for (const { id, candidate, sample } of pairs.slice(\(range.lowerBound), \(range.upperBound))) {
        const turned = new Promise((done) => addEventListener("hashchange", done, { once: true }));
        location.hash = new URLSearchParams({ pair: id, candidate, sample });
        await turned;
        texts.push([".issue", "~ .detail .question", "~ .detail .response"].flatMap((name) =>
          [...document.querySelectorAll(`#pairs [aria-expanded=true] ${name}`)].map((one) => one.textContent)));
      }
      return texts;
    })()
    """
  }

  private static func bounded(_ texts: [String], suffix: String = "", limit: Int) -> [String] {
    texts.map { PageText.bounded($0 + suffix, limit: limit) }
  }

  /// What the explorer shows of each record.
  private static func texts(of records: [ResponseRecord]) -> [JSONValue] {
    records.map { record in
      let pair = record.pair
      let responses = [record.forResponse, record.againstResponse].map { response in
        response.content.map { PageText.bounded($0) }
          ?? "no response: \(PageText.label(response.outcome, ifEmpty: ""))"
      }
      return .strings(
        bounded([pair.issueDescription, pair.forQuestion, pair.againstQuestion], limit: 1_000) + responses)
    }
  }
}
