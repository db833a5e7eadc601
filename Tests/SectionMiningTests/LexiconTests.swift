import DataFiles
import Testing

@testable import SectionMining

@Suite("Lexicon")
struct LexiconTests {
  @Test(
    "Errors name the file and the line",
    arguments: [
      ("", nil, "empty"), ("language: en\nstrong:\n  a: [b]\nweak: 1\n", 4, "weak"),
      ("strong:\n  a: [b]\n", 1, "language"), ("language: en\nstrong:\n  a:\n    - b\n    - (c\n", 5, "parentheses"),
      ("language: en\nstrong:\n  a:\n    - b]\n", 4, "parentheses"),
      ("language: en\ncues:\n  - \"[a]\"\n", 3, "nothing"),
      ("language: en\nstrong: [a]\n", 2, "mapping"), ("language: en\nskip: a\n", 2, "list"),
      ("language: en\nlanguage: de\n", nil, "YAML"), ("language: en\n  x: [\n", 2, "YAML"),
      ("language: en\nreject:\n  a:\n    patterns: [b]\n    when:\n      tilte: [c]\n", 6, "tilte"),
      ("language: en\nreject:\n  a:\n    when:\n      title: [c]\n", 4, "patterns"),
      ("language: en\ntitles:\n  medium:\n    a: [b]\n", 3, "medium"),
      ("language: en\nskip:\n  - (a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)\n", 3, "readings"),
    ] as [(String, Int?, String)])
  func errors(yaml: String, line: Int?, word: String) {
    let error = #expect(throws: DataFileError.self) { try HeadingLexicon(yaml: yaml, fileName: "x.yaml") }
    if let line { #expect(error?.line == line) }
    #expect(error?.message.contains(word) == true)
    #expect(error?.description.hasPrefix("x.yaml") == true)
  }

  @Test(
    "Text is folded",
    arguments: [
      ("Criticism & Controversy", "criticism and controversy"),
      ("“Climategate”  controversy", "climategate controversy"),
      ("Lincoln–Douglas debates", "lincoln-douglas debates"), ("ＣＲＩＴＩＣＩＳＭ", "criticism"), ("Straße", "strasse"),
      ("Critics’ response", "critics response"), ("Critics' ", "critics"),
      ("Criticism/Controversy", "criticism and controversy"),
      ("U.S. criticism, etc.", "us criticism etc"), ("A - B", "a b"), ("ΣΑΣ", "σασ"), ("", ""),
    ])
  func folding(text: String, folded: String) {
    #expect(FoldedText(text).text == folded)
  }

  @Test(
    "Patterns",
    arguments: [
      ("criticism[s] of *", "Criticisms of the law", true), ("criticism[s] of *", "Criticism of", false),
      ("* controvers(y|ies)", "Doping controversies", true), ("* controvers(y|ies)", "Controversy", false),
      ("[*] backlash", "Backlash", true), ("{title} debate", "Abortion debate", true),
      ("{title} debate", "A debate", false),
      ("a|b c", "b c", true), ("* and * of *", "x and y and z of b", true), ("* a * b", "a x a y b", true),
      ("* a * b", "x a b", false), ("(a|[b] c) d", "c d", true),
    ])
  func patterns(pattern: String, heading: String, matches: Bool) throws {
    var set = PatternSet()
    for reading in try HeadingPattern.readings(of: pattern) { set.insert(reading, owner: 0) }
    #expect(set.matches(FoldedText(heading), title: FoldedText("Abortion")) == matches)
  }

  @Test("A heading of very many words matches nothing, at once")
  func longHeading() throws {
    var set = PatternSet()
    for reading in try HeadingPattern.readings(of: "* a * a * a * b") { set.insert(reading, owner: 0) }
    #expect(!set.matches(FoldedText(String(repeating: "a ", count: 100_000))))
  }

  @Test("Different cues are counted, each once")
  func cues() throws {
    let yaml = "language: en\ncues:\n  - controvers*\n  - critics [have] argue*|critici(sm|z)*\n"
    let cues = try HeadingLexicon(yaml: yaml, fileName: "x").cues
    #expect(cues.count(in: "A controversial and controversial plan.", limit: 9) == 1)
    #expect(cues.count(in: "Controversy: critics have argued, criticism", limit: 9) == 2)
    #expect(cues.count(in: "critics argue", limit: 9) == 1)
    #expect(cues.count(in: "uncontroversial critics", limit: 9) == 0)
  }
}
