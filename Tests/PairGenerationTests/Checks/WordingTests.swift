import Artifacts
import DataFiles
import PairGeneration
import Testing

@Suite("Wording")
struct WordingTests {
  @Test("the shipped wordings load and make all checks", arguments: Shipped.languages)
  func shipped(language: String) throws {
    let wording = try Shipped.wording(language)
    #expect(wording.questionForm.contains("…"))
    #expect(try Shipped.checks().checks(for: language) == PairCheck.allCases)
  }

  @Test("the first form is what the prompt shows")
  func questionForm() throws {
    #expect(try Shipped.wording("en").questionForm == "Explain why …")
    #expect(try Shipped.wording("ja").questionForm == "…理由を説明してください。")
  }

  @Test("only forms need be there; checks whose keys are missing are not made")
  func leastFile() throws {
    let wording = try Wording(file: DataFile(name: "x.yaml", text: "forms: [Explain why …]\n"), language: "en")
    let checks = PairChecks(Wordings([wording]))
    #expect(checks.checks(for: "en") == [.beginning, .lengthRatio, .distinctQuestions, .supportedNames, .values])
  }

  @Test(
    "errors name the file and the line",
    arguments: [
      ("", nil, "empty"), ("forms: [Explain why …]\nhegdes: [a]\n", 2, "hegdes"), ("hedges: [a]\n", 1, "forms"),
      ("forms: [Explain why]\n", 1, "…"), ("forms: […]\n", 1, "no words"), ("forms: Explain\n", 1, "list"),
      ("forms: [Explain why …]\nhedges:\n  - a b\n  - \"a  b|\"\n", 4, "a  b|"),
      ("forms: [Explain why …]\nhedges: [\"^ $\"]\n", 2, "no words"),
      ("forms: [Explain why …]\nhedges: [a*b]\n", 2, "a*b"),
      ("forms: [Explain why …]\nnegations: [a b]\n", 2, "one word"),
      ("forms: [Explain why …]\nimpersonal: [it]\n", 2, "mapping"),
      ("forms: [Explain why …]\nopposites:\n  - legal / banned\n  - legal\n", 4, "two sides"),
      ("forms: [Explain why …]\nunspaced: 1\n", 2, "true"),
      ("unspaced: true\nforms: [为什么…]\nhedges: [也许*]\n", 3, "*"), ("forms: [a …]\nforms: [b …]\n", nil, "YAML"),
    ] as [(String, Int?, String)])
  func errors(yaml: String, line: Int?, word: String) {
    let error = #expect(throws: DataFileError.self) {
      try Wording(file: DataFile(name: "x.yaml", text: yaml), language: "en")
    }
    if let line { #expect(error?.line == line) }
    #expect(error?.message.contains(word) == true, "\(String(describing: error))")
    #expect(error?.description.hasPrefix("x.yaml") == true)
  }
}
