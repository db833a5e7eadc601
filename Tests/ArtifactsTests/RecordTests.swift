import Artifacts
import TestSupport
import Testing

@Suite("Records")
struct RecordTests {
  @Test("records survive a round trip in the order of their fields")
  func roundTrip() throws {
    let section = Fixtures.section()
    #expect(try SectionRecord(section.json) == section)
    let pair = Fixtures.pair()
    #expect(try PairRecord(pair.json) == pair)
    var fresh = pair
    fresh.fresh = .changedText
    #expect(try PairRecord(fresh.json) == fresh)
    #expect(pair.source.sectionHash == section.textHash)
    let redirect = RedirectRecord(wiki: "w", title: "a", target: "b#c")
    #expect(try RedirectRecord(redirect.json) == redirect)
    let quarantined = QuarantinedPairRecord(pair: pair, splits: ["test", "train"])
    #expect(try QuarantinedPairRecord(quarantined.json) == quarantined)
    let duplicate = DuplicateRecord(pair: pair, keptID: "pair-1", method: .minhash, score: 0.9, isSwapped: true)
    #expect(try DuplicateRecord(duplicate.json) == duplicate)
    let response = ResponseRecord(
      pair: pair, candidate: "m", forResponse: .init(content: "a", outcome: "answered"),
      againstResponse: .init(content: nil, outcome: "cut"))
    #expect(try ResponseRecord(response.json) == response)
    let judgment = JudgmentRecord(
      response: response, judgeModel: "j", judge: "{}", judgeReversed: nil, unscoredReason: "why")
    #expect(try JudgmentRecord(judgment.json) == judgment)
  }

  @Test("identifiers are what Python's hashlib gives for the same parts")
  func identifiers() {
    #expect(Fixtures.section().id == "sec-45cc04462fbd78af")
    #expect(Fixtures.pair().id == "pair-96a8a3f46b60b854")
  }

  @Test("a section's id depends on wiki, page, heading path and place, and on nothing else")
  func sectionIdentity() {
    func id(wiki: String = "w", page: Int = 1, path: [String] = ["A", "B"], ordinal: Int = 0, text: String = "t")
      -> String
    {
      SectionRecord(
        wiki: wiki, language: "en", pageID: page, pageTitle: "T", revisionID: 1, revisionTimestamp: "",
        headingPath: path,
        ordinal: ordinal, level: 2, rule: "", tier: "", sourceURL: "", mainTargets: [], wordCount: 1, text: text
      ).id
    }
    #expect(id() == id(text: "other"))
    #expect(
      Set([id(), id(wiki: "v"), id(page: 2), id(path: ["AB"]), id(path: ["A", "B", ""]), id(ordinal: 1)]).count == 6)
  }

  @Test("a row with the published dataset's columns alone is a pair")
  func publishedRow() throws {
    let row: JSONObject = [
      "issue_description": "i", "for_question": "f", "against_question": "a", "category": "c", "issue_scale": "s",
      "url": "kept",
    ]
    let pair = try PairRecord(row)
    #expect(pair.id.hasPrefix("pair-"))
    #expect(try PairRecord(row).id == pair.id)
    #expect(pair.json["url"] == "kept")
    #expect(pair.groupKey == "pair \(pair.id)")
    #expect(pair.source.mainTargets == nil)
  }
}
