import PairGeneration
import Testing

@Suite("Checks of pairs in twelve languages")
struct LanguagePairsTests {
  @Test("good pairs pass all checks", arguments: LanguagePairs.all)
  func goodPairs(pairs: LanguagePairs) throws {
    let explanations = try pairs.good.failures().map(\.explanation)
    #expect(explanations == [], "\(pairs.language)")
    for (first, second) in pairs.others {
      var pair = pairs.good
      (pair.forQuestion, pair.againstQuestion) = (first, second)
      let explanations = try pair.failures().map(\.explanation).filter { !$0.contains(" names ") }
      #expect(explanations == [], "\(first)")
    }
  }

  @Test("a question of no form, with a hedge, or that points at nothing fails", arguments: LanguagePairs.all)
  func badQuestions(pairs: LanguagePairs) throws {
    #expect(try pairs.good(withQuestion: pairs.formless).failed().contains(.beginning), "\(pairs.language)")
    #expect(try pairs.good(withQuestion: pairs.hedged).failed().contains(.bannedPhrases), "\(pairs.language)")
    #expect(try pairs.good(withQuestion: pairs.pointing).failed().contains(.selfContained), "\(pairs.language)")
  }

  @Test("texts of every other language fail, and the language's own do not", arguments: LanguagePairs.all)
  func otherLanguages(pairs: LanguagePairs) throws {
    for other in LanguagePairs.all.map(\.good) + [SamplePair.english[2]] {
      var pair = pairs.good
      pair.description = other.description
      let isFound = try pair.failed().contains(.language)
      #expect(isFound == (other.language != pairs.language), "\(pairs.language): \(other.description)")
    }
  }
}
