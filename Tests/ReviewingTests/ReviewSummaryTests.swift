import Artifacts
import Foundation
import Reviewing
import Statistics
import TestSupport
import Testing

struct ReviewSummaryTests {
  /// A file as a page saves it.
  static func file(
    _ reviewer: String, page: String = "aa", _ reviews: [(pair: String, failed: [String])]
  ) -> String {
    let list: [JSONValue] = reviews.map { review in
      [
        "pair_id": .string(review.pair), "good": .bool(review.failed.isEmpty), "failed": .strings(review.failed),
        "note": "",
      ]
    }
    let object: JSONObject = [
      "valbench_review": 1, "page": .string(page), "reviewer": .string(reviewer), "reviews": .array(list),
    ]
    return JSONValue.object(object).text
  }

  private static func summary(_ texts: [String]) async throws -> ReviewSummary {
    try await withTemporaryFolder { folder in
      let paths = try texts.enumerated().map { try folder.write($1, to: "\($0).json") }
      return try ReviewSummary(try paths.map { try ReviewFile(path: $0) })
    }
  }

  private static let anna = file("Anna", [("p1", []), ("p2", ["right-labels"]), ("p3", []), ("p4", [])])
  private static let ben = file(
    "Ben", [("p2", ["right-labels", "sound-premises"]), ("p3", []), ("p4", ["sound-premises"]), ("p5", [])])

  @Test func `Each reviewer is counted alone`() async throws {
    let summary = try await Self.summary([Self.anna, Self.ben])
    #expect(summary.reviewers.map(\.name) == ["Anna", "Ben"])
    #expect(summary.reviewers[0].tally.good == Proportion(3, of: 4))
    #expect(summary.reviewers[0].tally[.rightLabels] == Proportion(3, of: 4))
    #expect(summary.reviewers[0].tally[.soundPremises] == Proportion(4, of: 4))
    #expect(summary.reviewers[1].tally.good == Proportion(2, of: 4))
    #expect(summary.reviewers[1].tally[.soundPremises] == Proportion(2, of: 4))
  }

  @Test func `Over all, pairs are counted and not reviews, and one objection is enough`() async throws {
    let summary = try await Self.summary([Self.anna, Self.ben])
    #expect(summary.all.good == Proportion(3, of: 5))
    #expect(summary.all[.rightLabels] == Proportion(4, of: 5) && summary.all[.soundPremises] == Proportion(3, of: 5))
  }

  @Test func `Two reviewers are compared on the pairs that both reviewed`() async throws {
    let agreement = try #require(try await Self.summary([Self.anna, Self.ben]).agreements.first)
    // p2: both say no; p3: both say yes; p4: Anna says yes, Ben no. Of three, two agree; chance brings
    // 2/3 · 1/3 + 1/3 · 2/3 = 4/9: (6 − 4) / (9 − 4) = 0.4.
    #expect(agreement.reviewers == ["Anna", "Ben"] && agreement.good.count == 3)
    #expect(abs(try #require(agreement.good.kappa) - 0.4) < 1e-12)
    #expect(agreement[.rightLabels].kappa == 1)
    // Anna passes all three: nothing is left beyond chance.
    #expect(agreement[.soundPremises].kappa == 0 && agreement[.soundPremises].observed == 1.0 / 3)
    #expect(agreement[.plainAssertion].kappa == nil && agreement[.plainAssertion].observed == 1)
  }

  @Test func `Each two of several reviewers are compared`() async throws {
    let summary = try await Self.summary([Self.anna, Self.ben, Self.file("Cem", [("p9", [])])])
    #expect(summary.agreements.map(\.reviewers) == [["Anna", "Ben"], ["Anna", "Cem"], ["Ben", "Cem"]])
    #expect(summary.agreements[1].good.count == 0)
    #expect(summary.text.contains("Anna and Cem: 0 pairs reviewed by both"))
  }

  @Test func `The text has the figures in columns; one reviewer is neither pooled nor compared`() async throws {
    let text = try await Self.summary([Self.anna, Self.ben]).text
    #expect(text.contains("  good                          3 of 4    75.0 %      30.1 to 95.4\n"))
    #expect(text.contains("Anna and Ben: 3 pairs reviewed by both\n"))
    #expect(text.contains("  plain-assertion               3 of 3   100.0 %                 –\n"))
    #expect(!text.split(separator: "\n").contains { $0.count > 80 })
    let alone = try await Self.summary([Self.anna]).text
    #expect(!alone.contains("All, where") && !alone.contains("Cohen"))
    let nothing = try await Self.summary([Self.file("Anna", [])]).text
    #expect(nothing.contains("  good                          0 of 0         –                 –\n"))
  }

  @Test func `The JSON has all figures, and null where there is none`() async throws {
    let json = try await Self.summary([Self.anna, Self.ben]).json
    #expect(try json.object("all").object("good").integer("passed") == 3)
    let agreement = try #require(try json.array("agreement")[0].asObject)
    #expect(try agreement.object("criteria").object("plain-assertion")["kappa"] == .null)
    #expect(abs(try agreement.object("good").number("kappa") - 0.4) < 1e-12)
    #expect(try json.array("reviewers")[1].asObject?.string("reviewer") == "Ben")
    let names = try json.object("all").object("criteria").members.map(\.key)
    #expect(names == Criterion.allCases.map(\.name))
  }

  @Test(
    arguments: [
      ("", "ends where a value"), ("{", "byte"), ("[]", "no JSON object"), ("null", "no JSON object"),
      ("{\"id\":1}", "\"valbench_review\" is missing"), ("\u{FEFF}{}", "byte"),
      ("{\"valbench_review\":2}", "another than 1"), ("{\"valbench_review\":1}", "\"page\" is missing"),
      (file(" "), "names no reviewer"), (file("x", [("p", ["no-such"])]), "none of the criteria"),
      (file("x", [("p", []), ("p", [])]), "the pair p is marked twice"),
      (file("x", []).replacing("[]", with: "[7]"), "not a list of objects"),
      (file("x", [("p", [])]).replacing("true", with: "false"), "fails no criterion"),
      (file("x", [("p", ["right-labels"])]).replacing("false", with: "true"), "is good, but fails"),
      (file("x", [("p", [])]).replacing("true", with: "null"), "\"good\" is not true or false"),
      (String(repeating: "[", count: 100_000), "byte"),
      (file("x", [("p\u{1B}[31m\u{202E}", ["\u{7}\n"])]), "the pair p\\u001b[31m\\u202e fails \"\\u0007\\u000a\""),
    ])
  func `What no page saved is refused in one sentence that names the file`(text: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write(text, to: "odd.json")
      let error = try #require(throws: ReviewError.self) { try ReviewFile(path: path) }
      #expect(error.description.hasPrefix("\(path): is no file of reviews: "))
      #expect(error.description.contains(words), "\(error)")
      #expect(!error.description.contains("\n") && error.exitStatus == .badData)
    }
  }

  private static func file(_ reviewer: String) -> String { file(reviewer, []) }

  @Test func `Bytes that are no UTF-8, and a file that is not there`() async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write([0x7B, 0xFF, 0x7D], to: "odd.json")
      #expect(throws: ReviewError.self) { try ReviewFile(path: path) }
      #expect(throws: ArtifactError.missing(path: folder("none"))) { try ReviewFile(path: folder("none")) }
      #expect(throws: ArtifactError.isDirectory(path: folder.path)) { try ReviewFile(path: folder.path) }
    }
  }

  @Test func `Files of two pages, or of one reviewer, do not go together`() async throws {
    let other = try await #require(throws: ReviewError.self) {
      try await Self.summary([Self.anna, Self.file("Ben", page: "bb", [])])
    }
    #expect(other.description.contains("1.json: its reviews are of another page than those in "))
    let twice = try await #require(throws: ReviewError.self) {
      try await Self.summary([Self.anna, Self.file(" anna\n", [])])
    }
    #expect(twice.description.contains("1.json: its reviewer is anna, as in "))
  }
}
