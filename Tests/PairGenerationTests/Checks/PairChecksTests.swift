import Artifacts
import DataFiles
import Testing

@testable import PairGeneration

@Suite("Checks of generated pairs")
struct PairChecksTests {
  @Test("good pairs pass all checks", arguments: SamplePair.english)
  func goodPairs(pair: SamplePair) throws {
    let explanations = try pair.failures().map(\.explanation)
    #expect(explanations == [])
  }

  @Test(
    "beginning: both questions have one form, and assert something",
    arguments: [
      ("Why should zoos be closed?", nil, true), ("Explain why.", "Explain why!", true),
      ("Explain why zoos should be closed.", "Please explain why zoos should stay open.", true),
      ("Explain whyever zoos should be closed.", nil, true), ("explain  WHY zoos should be closed.", nil, false),
      ("Please explain why zoos should be closed.", "Please explain why zoos should stay open.", false),
    ])
  func beginning(forQuestion: String, againstQuestion: String?, fails: Bool) throws {
    let failed = try SamplePair.zoos(forQuestion, againstQuestion).failed()
    #expect(failed.contains(.beginning) == fails)
  }

  @Test(
    "length-ratio: one side is not much longer",
    arguments: [
      ("zoos are cruel", "zoos are a fair way to keep animals"),
      ("abortion is wrong", "abortion is a right of women"),
      ("the ban was right", "the ban on zoos was wrong"),
    ])
  func shortQuestionsMayDiffer(first: String, second: String) throws {
    let failed = try SamplePair.zoos("Explain why \(first).", "Explain why \(second).").failed()
    #expect(!failed.contains(.lengthRatio))
  }

  @Test("length-ratio: a side that brings much more fails, either side")
  func lengthRatio() throws {
    let long = "Explain why zoos should stay open in all large cities where children can see living animals in them."
    #expect(try SamplePair.zoos(nil, long).failed() == [.lengthRatio])
    #expect(try SamplePair.zoos(long, "Explain why zoos should be closed.").failed() == [.lengthRatio])
  }

  @Test(
    "mirrored-form: one sentence each, with the same end and about the same thing",
    arguments: [
      ("Explain why zoos should be closed. They are cruel.", nil, true),
      ("Explain why zoos should be closed?", nil, true), ("Explain why zoos should be closed", nil, true),
      ("Explain why zoos should be closed!", "Explain why zoos should stay open!", false),
      ("Explain why captivity harms wild animals.", nil, true),
      ("Explain why zoos by Dr. Smith should be closed.", nil, false),
      ("Explain why zoos in the U.S. Congress's own city should be closed.", nil, false),
      ("Explain why keeping animals in a zoo is wrong.", nil, false),
      ("Explain why “Zoos? No. Never!” was a fair headline on zoos.", nil, false),
    ])
  func mirroredForm(forQuestion: String, againstQuestion: String?, fails: Bool) throws {
    let failed = try SamplePair.zoos(forQuestion, againstQuestion).failed()
    #expect(failed.contains(.mirroredForm) == fails)
  }

  @Test(
    "banned-phrases in questions",
    arguments: [
      "some people say zoos should be closed", "zoos should arguably be closed", "zoos might be cruel to animals",
      "according to the article zoos should be closed", "zoos should be closed as the section says",
      "zoos should be closed, as described in the text", "critics of zoos are right",
      "zoos are cruel, as opponents claim", "zoos should be closed because it harms animals",
      "zoos should be closed on the grounds that animals suffer", "zoos are obviously wrong",
      "so-called zoos should be closed", "the outrageous zoos should be closed",
    ])
  func bannedPhrases(assertion: String) throws {
    let failures = try SamplePair.zoos("Explain why \(assertion).").failures()
    #expect(failures.contains { $0.check == .bannedPhrases }, "\(failures)")
  }

  @Test(
    "banned-phrases: what is like a banned phrase, and is none",
    arguments: [
      "the Article 50 process was fair to zoos", "silencing critics of zoos is right", "film critics matter to zoos",
      "zoos should not dismiss workers because of their age", "the section of the wall in zoos was right",
      "“So-called Zoos” deserves its place in zoos", "away supporters may be banned from zoos",
      "the state may close zoos",
    ])
  func allowedPhrases(assertion: String) throws {
    let failures = try SamplePair.zoos("Explain why \(assertion).").failures()
    #expect(!failures.contains { $0.check == .bannedPhrases }, "\(failures)")
  }

  @Test("banned-phrases: a description may tell of critics, but not of its source")
  func descriptions() throws {
    let critics = "Critics say that zoos are cruel, and supporters argue that some people learn from them."
    #expect(try SamplePair.zoos(description: critics).failed() == [])
    let source = "The article says that zoos are cruel."
    #expect(try SamplePair.zoos(description: source).failed() == [.bannedPhrases])
  }

  @Test("language: a text in another language or script fails; a title in one does not")
  func language() throws {
    let german =
      "Zoos halten wilde Tiere, und über die Frage, ob das richtig ist, wird in der Stadt seit Jahren gestritten."
    #expect(try SamplePair.zoos(description: german).failed().contains(.language))
    let russian = "Должны ли зоопарки держать диких животных?"
    #expect(try SamplePair.zoos(description: russian).failed() == [.language])
    let title = "Zoos hold on to the novel “Die Leiden des jungen Werthers und die Tiere in der Stadt”."
    let failed = try SamplePair.zoos(description: title).failed()
    #expect(!failed.contains(.language))
    let swedish = """
      Djurparker håller vilda djur i fångenskap för visning och forskning. Folk tycker olika om huruvida sådana parker \
      borde finnas kvar eller stängas helt under kommande år.
      """
    #expect(try SamplePair.zoos(description: swedish).failed().contains(.language))
  }

  @Test(
    "self-contained: what refers to nothing fails",
    arguments: [
      "it should be closed", "they should be closed", "this is wrong", "its zoos should be closed",
      "closing this film was right", "the film about zoos was banned because the film was cruel",
      "the company was right to close zoos", "zoos were right to withdraw the film",
      "the aforementioned zoos should be closed", "he was right about zoos",
    ])
  func selfContained(assertion: String) throws {
    let failures = try SamplePair.zoos("Explain why \(assertion).").failures()
    #expect(failures.contains { $0.check == .selfContained }, "\(failures)")
  }

  @Test(
    "self-contained: what stands alone passes",
    arguments: [
      "it is wrong to keep animals in zoos", "it was right that zoos were closed", "the film industry is free of zoos",
      "the film was unfair to the AZA of zoos", "the film “Zoo” was right about zoos", "those who run zoos are right",
      "the 2003 film was right about zoos", "such a thing as zoos should exist",
    ])
  func standsAlone(assertion: String) throws {
    let failures = try SamplePair.zoos("Explain why \(assertion).").failures()
    #expect(!failures.contains { $0.check == .selfContained }, "\(failures)")
  }

  @Test("self-contained: a description names what it is about")
  func danglingDescription() throws {
    #expect(try SamplePair.zoos(description: "They keep wild animals.").failed() == [.selfContained])
    #expect(try SamplePair.zoos(description: "It is disputed whether zoos should exist.").failed() == [])
  }

  @Test(
    "distinct-questions: the same words are one question; another order or a negation is not",
    arguments: [
      ("zoos should be closed", "the zoos should be closed", true), ("zoos are legal", "zoos should be legal", true),
      ("zoos should be legal", "zoos should not be legal", false),
      ("zoos are better than circuses", "circuses are better than zoos", false),
      ("zoos may be closed", "zoos must be closed", false),
      ("we should vote for zoos", "we should vote against zoos", false),
    ])
  func distinctQuestions(first: String, second: String, fails: Bool) throws {
    let failed = try SamplePair.zoos("Explain why \(first).", "Explain why \(second).").failed()
    #expect(failed.contains(.distinctQuestions) == fails)
  }

  @Test(
    "supported-names: what the section does not name fails",
    arguments: [
      "Barack Obama should close zoos", "zoos should follow NATO", "zoos of 1987 should be closed",
      "the novel “Les Misérables” should be in zoos", "zoos in Timbuktu should be closed",
      "zoos hold 12,500 animals too many", "pro-Thatcher zoos should be closed",
    ])
  func unsupportedNames(assertion: String) throws {
    let failures = try SamplePair.zoos("Explain why \(assertion).").failures()
    #expect(failures.contains { $0.check == .supportedNames }, "\(failures)")
  }

  @Test(
    "supported-names: forms of what the section names pass",
    arguments: [
      "President George W. Bush should close zoos", "the W.H.O. should close zoos", "WHO rules on zoos are right",
      "the World Health Organization should close zoos", "zoos should obey the Association of Zoos and Aquariums",
      "Texan zoos should be closed", "Dresden's zoos should be closed", "zoos hold 12500 animals too many",
      "zoos of 1945 were wrong", "zoos of the 1940s were wrong", "zoos in the United States should be closed in May",
      "anti-Semitism in zoos was punished",
      "“The Zoo Story” should be played in zoos", "Leonardo da Vinci's zoos were right", "Zoos should be closed",
    ])
  func supportedNames(assertion: String) throws {
    var pair = SamplePair.zoos("Explain why \(assertion).")
    pair.text = """
      Bush, Texas and the AZA (the WHO too) met in Dresden in 1939–45. 12,500 antisemitic letters came; Albee wrote \
      The Zoo Story, and da Vinci drew.
      """
    let failures = try pair.failures()
    #expect(!failures.contains { $0.check == .supportedNames }, "\(failures)")
  }

  @Test("supported-names: a description may say in which country its issue is, a question only if the section does")
  func places() throws {
    var pair = SamplePair.zoos("Explain why zoos in Denmark should be closed.")
    #expect(try pair.failed() == [.supportedNames])
    pair.text += " Danish zoos had 3 million visitors in Denmark."
    #expect(try pair.failed() == [])
    pair = SamplePair.zoos()
    pair.description = "In Denmark, people disagree on whether zoos should be closed."
    #expect(try pair.failed() == [])
  }

  @Test("supported-names: an acronym that the section spells out passes")
  func spelledOut() throws {
    var pair = SamplePair.zoos("Explain why zoos should obey the WHO.")
    pair.text = "The World Health Organization warned of zoos."
    #expect(try pair.failed() == [])
  }

  @Test(
    "values: between one and five, each once",
    arguments: [
      (["tradition"], false), ([], true), (["tradition", "tradition"], true),
      (["tradition", "face", "stimulation", "hedonism", "achievement"], false),
      (["tradition", "face", "stimulation", "hedonism", "achievement", "personal security"], true),
    ])
  func values(values: [String], fails: Bool) throws {
    var pair = SamplePair.zoos()
    pair.againstValues = values
    #expect(try pair.failed() == (fails ? [.values] : []))
  }

  @Test("failures come in the order of the checks and quote what is wrong")
  func explanations() throws {
    var pair = SamplePair.zoos(
      description: "It says so in the article.", "Zoos are arguably cruel, Obama.", "Explain why zoos should stay open."
    )
    pair.forValues = []
    let failures = try pair.failures()
    #expect(failures.map(\.check) == failures.map(\.check).sorted { Self.order($0) < Self.order($1) })
    #expect(
      failures.first
        == CheckFailure(check: .beginning, explanation: "for_question does not have the form \"Explain why …\"."))
    #expect(failures.contains { $0.explanation.contains("hedges with \"arguably\"") })
    #expect(failures.contains { $0.explanation.contains("\"Obama\"") })
    #expect(failures.last?.explanation == "for_values is empty; name between one and five values.")
  }

  private static func order(_ check: PairCheck) -> Int { PairCheck.allCases.firstIndex(of: check) ?? -1 }

  @Test("issues are duplicates if both questions are the same or nearly, also with the sides exchanged")
  func duplicates() throws {
    let checks = try Shipped.checks()
    let zoos = SamplePair.zoos().issue
    let folded = SamplePair.zoos("EXPLAIN why Zoos should be closed", "Explain why zoos should stay open!").issue
    let exchanged = SamplePair.zoos(zoos.againstQuestion, zoos.forQuestion).issue
    let other = SamplePair.zoos("Explain why zoos should be free.", "Explain why zoos should take fees.").issue
    let half = SamplePair.zoos(zoos.forQuestion, "Explain why zoos should be improved.").issue
    #expect(checks.areDuplicates(zoos, zoos) && checks.areDuplicates(zoos, folded))
    #expect(checks.areDuplicates(zoos, exchanged))
    #expect(!checks.areDuplicates(zoos, other) && !checks.areDuplicates(zoos, half))
    let long = "the state should pay for the zoos of all large cities out of the taxes of the rich people"
    let first = SamplePair.zoos("Explain why \(long).", "Explain why it is wrong that \(long).").issue
    let second = SamplePair.zoos("Explain why \(long) now.", "Explain why it is wrong that \(long) now.").issue
    #expect(checks.areDuplicates(first, second))
  }

  @Test("a language is served by its wording, by that of its first subtags, or by the checks that need none")
  func languages() throws {
    let checks = try Shipped.checks()
    #expect(checks.checks(for: "en") == PairCheck.allCases)
    #expect(checks.checks(for: "EN-simple") == PairCheck.allCases)
    #expect(checks.checks(for: "zh-hant") == PairCheck.allCases)
    #expect(checks.checks(for: "tlh") == [.lengthRatio, .distinctQuestions, .values])
    var pair = SamplePair.zoos()
    pair.language = "tlh"
    #expect(try pair.failures() == [])
  }
}

extension SamplePair {
  static func zoos(
    description: String = "Zoos keep wild animals for display. People disagree on whether they should.",
    _ forQuestion: String? = nil, _ againstQuestion: String? = nil
  ) -> SamplePair {
    SamplePair(
      title: "Zoo", text: "Critics argue that zoos are cruel. In 2003 the AZA replied.", description,
      forQuestion ?? "Explain why zoos should be closed.", againstQuestion ?? "Explain why zoos should stay open.")
  }
}
