import DataFiles
import Testing

@testable import Wikitext

@Suite("Template tables")
struct TemplateTableTests {
  @Test("Each language has a table", arguments: Wikis.languages)
  func languages(language: String) throws {
    let table = try Wikis.table(language)
    #expect(table.language == language)
    #expect(table.role(of: "main") == .hatnote(isMain: true))
    #expect(table.variantCodes.isEmpty == (language != "zh"))
  }

  @Test(
    "Templates of each wiki",
    arguments: [
      ("en", "a {{citation|x}} b", "a b"), ("en", "{{carbon}}–{{hydrogen}}", "C–H"),
      ("en", "{{circa|1850}} {{fl.|1900}} {{angbr|a}}", "c. 1850 fl. 1900 ⟨a⟩"),
      ("en", "a{{citation needed span|b|date=x}}{{who|date=x}} c", "ab c"),
      ("de", "a\n{{Zitat|b|Autor=c|Quelle=d}}\ne", "a\n\nb\n— c, d\n\ne"), ("de", "{{\"|b|c}}", "b\n— c"),
      ("de", "{{Zitat-en|b|c}}", "b\n— c"), ("de", "{{enS|word}} {{lang|en|word}} {{§|5|x}}", "englisch word word § 5"),
      ("de", "{{Internetquelle|url=x}}{{Hauptartikel|A}}a", "a"), ("de", "''Hauptartikel: [[A]]''\nb", "b"),
      (
        "fr", "{{s|XIX}} {{s|XIX|e}} {{siècle|XIX}} {{s|I}} {{s|Ier}}",
        "XIXe siècle XIXe siècle XIXe siècle Ier siècle Ier siècle"
      ),
      (
        "fr", "{{s-|XIX}} {{s-|XIX|e}} {{-s|V|e}} {{s2|XIX|e|XX|e}}",
        "XIXe XIXe Ve siècle av. J.-C. XIXe et XXe siècles"
      ),
      ("fr", "1{{er}} 2{{e}} François {{Ier}}", "1er 2e François Ier"),
      ("fr", "{{unité|1000|km}} {{unité|1000|km|2}} {{nombre|12|élèves}}", "1000 km 1000 km 12 élèves"),
      ("fr", "dit {{citation|bon ''mot''}}, {{nobr|a b}}", "dit « bon mot », a b"),
      ("fr", "a\n{{citation bloc|b|c}}\nd", "a\n\nb\n— c\n\nd"),
      ("fr", "{{citation étrangère|langue=en|word}} {{lang|en|word}}", "« word » word"),
      ("fr", "{{référence nécessaire|le mot|date=x}}{{Article détaillé|A}}", "le mot"),
      ("fr", "{{date-|3|février|1905}}", "3 février 1905"),
      ("es", "{{cita|b|c|d}}", "b\n— c, d"),
      ("es", "{{AltC|b|c}}", "b\n— c"),
      ("es", "a{{cita requerida}} {{lang|en|b}}", "a b"),
      ("es", "{{siglo|XX||s}} {{siglo|XX}} {{unidad|5|km}}", "siglo XX XX 5 km"),
      ("it", "{{Citazione|b|c|originale}}", "b\n— c"), ("it", "{{senza fonte|a b|luglio}}{{cita|x}}", "a b"),
      ("it", "{{M|5|u=km}}", "5 km"),
      ("pt", "{{séc|XIX}} {{citação2|b|c}}", "século XIX\n\nb\n— c"),
      ("pt", "a{{carece de fontes|data=x}} {{fmtn|5|km}}", "a 5 km"),
      ("nl", "{{Citaat|b|c}}{{bron?}}", "b\n— c"), ("nl", "{{afkorting|a|b}}", "a"),
      ("ru", "{{s|a b}} {{нп5|А|слова|en|A}} {{нп|А}}{{нет АИ|3|2|1905}}", "a b слова А"),
      ("ru", "{{lang-en|word}}\n\n{{начало цитаты}}\nx\n{{конец цитаты|источник=y}}", "англ. word\n\nx"),
      ("ru", "{{Цитата|b|c}}", "b\n— c"), ("uk", "{{lang-en|word}} {{не перекладено|А|слова}}", "англ. word слова"),
      ("pl", "{{Cytat|b|c}}", "b\n— c"), ("pl", "a{{fakt|data=x}}{{r|b}} {{j|en|word}}", "a word"),
      ("ja", "{{要出典範囲|甲|date=x}}{{要出典}}{{仮リンク|乙|en|x}}{{読み仮名|丙|へい}}", "甲乙丙（へい）"),
      ("ja", "{{lang|en|word}}{{ルビ|漢|かん}}", "word漢"),
      ("zh", "{{tsl|en|x|甲}}{{tsl|en|乙}}{{link-en|丙|c}}{{来源请求|time=x}}{{le|丁|d}}", "甲乙丙丁"),
      ("ar", "{{وإو|عر=كتاب|تر=Book|لغ=en}} {{إنج|word}}{{بحاجة لمصدر}}", "كتاب بالإنجليزية: word"),
      ("ar", "{{اقتباس|ب|ج}}", "ب\n— ج"),
    ])
  func templates(language: String, wikitext: String, text: String) throws {
    #expect(try plain(wikitext, wiki: Wikis.wiki(language)) == text)
  }

  @Test(
    "Hatnotes of each wiki, from a template and written out",
    arguments: [
      ("en", "{{Main|A}}", "''Main article: [[B]]''", "{{See also|C}}"),
      ("de", "{{Hauptartikel|A}}", ":''Hauptartikel: [[B]]''", "{{Siehe auch|C}}"),
      ("fr", "{{Article détaillé|A}}", ":''Article détaillé : [[B]]''", "{{Voir aussi|C}}"),
      ("es", "{{AP|A}}", ":''Artículo principal: [[B]]''", "{{VT|C}}"),
      ("it", "{{Vedi anche|A}}", ":''Vedi anche: [[B]]''", "{{Vedi pure|C}}"),
      ("pt", "{{Artigo principal|A}}", ":''Artigo principal: [[B]]''", "{{Ver também|C}}"),
      ("nl", "{{Zie hoofdartikel|A}}", ":''Zie hoofdartikel [[B]]''", "{{Zie ook|C}}"),
      ("ru", "{{Основная статья|A}}", ":''Основная статья: [[B]]''", "{{См. также|C}}"),
      ("uk", "{{Докладніше|A}}", ":''Основна стаття: [[B]]''", "{{Див. також|C}}"),
      ("pl", "{{Osobny artykuł|A}}", ":''Osobny artykuł: [[B]]''", "{{Zobacz też|C}}"),
      ("ja", "{{主条目|A}}", ":''主記事: [[B]]''", "{{See|C}}"),
      ("zh", "{{主條目|A}}", ":''主條目：[[B]]''", "{{參見|C}}"),
      ("ar", "{{مفصلة|A}}", ":''المقالة الرئيسية: [[B]]''", "{{طالع أيضا|C}}"),
    ])
  func hatnotes(language: String, template: String, written: String, seeAlso: String) throws {
    let wikitext = "\(template)\n\(written)\n\(seeAlso)\nx"
    let page = WikitextPage(Array(wikitext.utf8), wiki: try Wikis.wiki(language))
    let whole = 0..<wikitext.utf8.count
    #expect(page.hatnotes().targets(in: whole) == ["A", "B", "C"])
    #expect(page.hatnotes().targets(in: whole, onlyMain: true) == ["A", "B"])
    #expect(page.text().prose(in: [whole]).text == "x")
  }

  @Test("A language's own file wins over the common one")
  func inheritance() throws {
    let common = try TemplateTable(
      yaml: "language: common\ntemplates:\n  gone: [a, b]\n  argument: {1: [c-*]}\n", fileName: "x")
    let yaml = "language: x\ntemplates:\n  text: {y: [A]}\n  argument: {2: [c-d*], last: [e]}\n"
    let table = try TemplateTable(yaml: yaml, fileName: "y", inheriting: common)
    #expect(
      ["a", "b", "c-x", "c-dx", "e", "f"].map(table.role) == [
        .text("y"), .gone, .argument([1]), .argument([2]), .lastArgument, .gone,
      ])
  }

  @Test(
    "Errors name the file, the line and what to do",
    arguments: [
      ("", nil, "empty"),
      ("templates:\n  gone: [a]\n", 1, "language: en"),
      ("language: x\nnames: [a]\n", 2, "templates"),
      ("language: x\n  y: [\n", 2, "YAML"), ("language: x\nlanguage: y\n", nil, "YAML"),
      ("language: x\ntemplates:\n  footnotes: [a]\n", 3, "footnote,"),
      ("language: x\ntemplates:\n  gone: [a b]\n  footnote:\n    - A_b\n", 5, "twice"),
      ("language: x\ntemplates:\n  gone: ['a*']\n  footnote: ['A*']\n", 4, "twice"),
      ("language: x\ntemplates:\n  gone: a\n", 3, "list"), ("language: x\ntemplates: [a]\n", 2, "mapping"),
      ("language: x\ntemplates:\n  argument:\n    one: [a]\n", 4, "number"),
      ("language: x\ntemplates:\n  argument:\n    '2, 0': [a]\n", 4, "number"),
      ("language: x\ntemplates:\n  joined:\n    - {between: a}\n", 4, "names"),
      ("language: x\ntemplates:\n  joined:\n    - {names: [a], betwen: b}\n", 4, "betwen"),
      ("language: x\ntemplates:\n  ordinal:\n    - {names: [a], second: b}\n", 4, "second"),
      ("language: x\ntemplates:\n  quotation:\n    - {names: [a], author: b}\n", 4, "number"),
      ("language: x\nparameters:\n  autor: [a]\n", 3, "author"),
      ("language: x\nwritten-hatnotes:\n  main: [a]\n", 3, "main-article"),
      ("language: x\nwritten-hatnotes:\n  see-also: ['']\n", 3, "word"),
    ] as [(String, Int?, String)])
  func errors(yaml: String, line: Int?, word: String) {
    let error = #expect(throws: DataFileError.self) { try TemplateTable(yaml: yaml, fileName: "x.yaml") }
    if let line { #expect(error?.line == line) }
    #expect(error?.message.contains(word) == true)
    #expect(error?.description.hasPrefix("x.yaml") == true)
  }
}
