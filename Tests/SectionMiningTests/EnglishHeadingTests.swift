import Testing
import Wikitext

@testable import SectionMining

/// What the English lexicon says of headings on an ordinary page.
@Suite("English headings")
struct EnglishHeadingTests {
  @Test(
    "Strong",
    arguments: [
      "Controversy", "Controversies", "Criticism", "Criticisms", "Criticism and controversy", "Controversy & criticism",
      "Criticisms/Controversies", "Critiques", "Scandals", "Doping scandal", "Allegations of corruption", "Accusations",
      "Backlash", "Public outcry", "Boycotts", "Objections", "Arguments for and against", "Arguments against",
      "Pros and cons", "Support and opposition", "Proponents and opponents", "Supporters and critics",
      "Opposition to the war", "Ethical issues", "Ethical concerns", "Ethics and controversy", "Privacy concerns",
      "Human rights concerns", "Safety concerns", "Disputed elections", "Naming dispute", "Border disputes",
      "Legacy and controversies", "Criticism of capitalism", "Criticism from feminists", "Debate over legality",
      "X debate", "Political controversies", "‘Climategate’ controversy", "Controversial statements",
    ])
  func strong(heading: String) throws {
    #expect(try tier(of: heading) == .strong)
  }

  @Test(
    "Medium",
    arguments: [
      "Debate", "Debates", "Opposition", "Public opinion", "Reactions", "Responses", "Legal issues", "Lawsuits",
      "Ethics",
      "Morality", "Perspectives", "Views", "Concerns", "Protests", "Censorship", "Bans", "Legality", "Misconduct",
      "Conflict of interest", "Incidents", "Reception and criticism", "Environmental issues",
      "Internal issues and debates",
      "Gun control debate", "Political views",
    ])
  func medium(heading: String) throws {
    #expect(try tier(of: heading) == .medium)
  }

  @Test(
    "Rejected",
    arguments: [
      "Literary criticism", "Textual criticism", "New Criticism and the \"Intentional Fallacy\"", "Critical reception",
      "Critical response", "Critical acclaim", "Critique of Kant and Hegel", "Dispute resolution",
      "Presidential debates",
      "Lincoln–Douglas debates and Cooper Union speech", "Art criticism", "Opposition leader", "Critics' choice",
    ])
  func rejected(heading: String) throws {
    #expect(try tier(of: heading) == .reject)
  }

  @Test(
    "None",
    arguments: [
      "History", "Reception", "Theory of critical opalescence", "Reactions with oxygen", "Critical mass", "Early life",
      "Criticality", "Critical theory", "Discussion", "",
    ])
  func none(heading: String) throws {
    let tier = try tier(of: heading)
    #expect(tier == nil || tier == .reject)
  }

  private func tier(of heading: String) throws -> RuleTier? {
    let context = PageContext(
      title: PageTitle("X"), page: .init([], wiki: try ShippedData.wiki("en", namespaces: .english)), templates: [])
    return try EnglishLexicon.load().match(FoldedText(heading), ancestors: [], on: context)?.tier
  }
}
