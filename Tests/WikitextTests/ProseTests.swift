import Testing

@testable import Wikitext

/// A row of the table "What its prose is" of WIKITEXT.md: wikitext, and its prose.
struct ProseRow: Sendable, CustomTestStringConvertible {
  let wikitext: String
  let prose: String

  var testDescription: String { wikitext.debugDescription }

  init(_ wikitext: String, _ prose: String) {
    self.wikitext = wikitext
    self.prose = prose
  }
}

let german = WikiNamespaces(
  fileNames: ["Datei", "Bild"], categoryNames: ["Kategorie"], allNames: ["Datei", "Bild", "Kategorie", "Hilfe"])

/// The prose of a whole page, by default of the English Wikipedia.
func plain(_ wikitext: String, wiki: WikiConventions? = nil) throws -> String {
  let bytes = Array(wikitext.utf8)
  return prose(of: bytes, in: 0..<bytes.count, wiki: try wiki ?? Wikis.english()).text
}

@Suite("What its prose is")
struct ProseTests {
  static let templates: [ProseRow] = [
    ProseRow("a {{x|b\n{{y|{{z}}}}\n}} c", "a c"),
    ProseRow("{{quote|To be|Hamlet|Act 3}}", "To be\n— Hamlet, Act 3"),
    ProseRow("A\n{{blockquote|text=To ''be''<ref>r</ref> [[x|y]]|author=H}}\nB", "A\n\nTo be y\n— H\n\nB"),
    ProseRow("{{cquote|To be}}", "To be"),
    ProseRow("<blockquote>To be</blockquote>or", "To be\n\nor"),
    ProseRow("{{lang|fr|bon ''mot''}} {{lang-de|Wort}} {{langx|de|Wort}}", "bon mot Wort Wort"),
    ProseRow("{{lang|fr|{{nowrap|{{lang|de|x}}}}}}", "x"),
    ProseRow("{{transl|ar|DIN|kitāb}} {{transl|ar|kitāb}}", "kitāb kitāb"),
    ProseRow("{{nihongo|Tower|塔|tō}}", "Tower (塔, tō)"),
    ProseRow(
      "{{convert|5|km|mi|abbr=on}}, {{convert|5|to|10|km2}}, {{convert|5|ft|6|in|cm}}", "5 km, 5 to 10 km², 5 ft 6 in"),
    ProseRow("{{convert|5|-|10|C}}", "5–10 °C"),
    ProseRow("{{nowrap|a b}} {{abbr|UN|United Nations}}", "a b UN"),
    ProseRow("{{as of|2015}}, {{as of|2015|5|3|lc=y}}", "As of 2015, as of 3 May 2015"),
    ProseRow("{{frac|1|2}} {{frac|3|1|2}}", "1/2 3 1/2"),
    ProseRow("{{circa|1850}} {{c.|1850|1860}}", "c. 1850 c. 1850 – c. 1860"),
    ProseRow("dogs{{'}} {{'s}} a{{snd}}b{{ndash}}c", "dogs' 's a – b–c"),
    ProseRow("{{USD|5|long=no}} {{£|5}} {{INR|5}} {{US$|5 million}}", "US$5 £5 ₹5 US$5 million"),
    ProseRow("{{Main|A}}\n{{See also|B#c|l1=d}}\nx", "x"),
    ProseRow("a {{b c\n\nd", "a {{b c\n\nd"),
    ProseRow("a {{b|[[c}} d", "a {{b|[[c}} d"),
    ProseRow("a<ref>x</ref>b<ref name=\"x\" />c{{sfn|x}}d{{efn|y {{z}}}}e", "abcde"),
    ProseRow("{{ LANG | fr\n| mot }}", "mot"),
    ProseRow("{{Blockquote<!-- c -->|x}}", "x"),
    ProseRow("{{{1|default}}} {{{2}}}", "default"),
    ProseRow("({{formatnum: 1000 }} m) {{lc:}}{{formatnum:5|R}}", "(1000 m) 5"),
    ProseRow("{{birth date|1905|2|3}} {{OldStyleDate|February 3|1905|January 20}}", "3 February 1905 February 3, 1905"),
    ProseRow(":''See also: [[A]] for b.''\n''Main article:'' [[C]]\nx ''See also''", "x See also"),
    ProseRow(":''For we all agree''", "For we all agree"),
    ProseRow("a {{!}} b", "a | b"),
  ]

  static let links: [ProseRow] = [
    ProseRow("[[A|B]] [[A (film)|]] [[A]]s", "B A As"),
    ProseRow("[[A, B|]] [[Help:A|]] [[:Category:A|]]", "A A A"),
    ProseRow("a [[File:x.jpg|thumb|b [[c]] [http://d e]]] f", "a f"),
    ProseRow("[[Image:x.jpg]][[image:y.jpg|frame]][[Category:Z|k]][[de:X]][[zh-min-nan:X]]a", "a"),
    ProseRow("[[:File:x]] [[:Category:y]] [[:de:z]]", "File:x Category:y de:z"),
    ProseRow("[[2001: A Space Odyssey]]", "2001: A Space Odyssey"),
    ProseRow("[[Star Wars: A New Hope|film]]", "film"),
    ProseRow("[[A#b|c]] [[A|b|c]] [[wikt:a|b]]", "c b|c b"),
    ProseRow("[[[A]]] [sic] [[a\nb]] [[]]", "[A] [sic] [[a b]] [[]]"),
    ProseRow("[[A|b\nc]]", "b c"),
    ProseRow("[http://x y z] [http://x] [//x y] [mailto:a@b c] [https://x ''y'']", "y z y c y"),
    ProseRow("a http://x.y/z(a), b (https://x.y/z). c", "a, b. c"),
    ProseRow("note: this is http : x", "note: this is http : x"),
  ]

  static let tags: [ProseRow] = [
    ProseRow("''a'' '''b''' '''''c''''' '''''d'' e'''", "a b c d e"),
    ProseRow("'''a''b'''c''", "abc"),
    ProseRow("L'''amour''", "L'amour"),
    ProseRow("''''a'''' ''''''b''''''", "'a' 'b'"),
    ProseRow("''a\nb'''", "a b"),
    ProseRow("<nowiki>[[x]] ''y'' {{z}} <b> * __TOC__</nowiki>", "[[x]] ''y'' {{z}} <b> * __TOC__"),
    ProseRow("<nowiki>* x</nowiki>", "* x"),
    ProseRow("a<includeonly>b</includeonly><noinclude>c</noinclude><onlyinclude>d</onlyinclude>", "acd"),
    ProseRow("a<br>b<br/>c<br />d", "a\nb\nc\nd"),
    ProseRow("<span class=\"x\">a</span> <u>b</u> H<sub>2</sub>O <small>c</small>", "a b H2O c"),
    ProseRow("a<gallery>\nx.jpg|b\n</gallery>\nc<timeline>d</timeline>", "a\n\nc"),
    ProseRow("a <math>x^2</math> <score>c</score><imagemap>d</imagemap> b", "a\n\nb"),
    ProseRow("<syntaxhighlight lang=c>x</syntaxhighlight>a", "a"),
    ProseRow("a < b > c, 1<2, <3, <bob@x.org>", "a < b > c, 1<2, <3, <bob@x.org>"),
    ProseRow("a<ref>unclosed", "aunclosed"),
    ProseRow("<poem>\na\nb\n</poem>", "a\nb"),
    ProseRow("<pre>[[a]]\n b</pre>", "[[a]]\nb"),
    ProseRow("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
    ProseRow("&amp;lt;b&amp;gt; &lt;b&gt;", "&lt;b&gt; <b>"),
    ProseRow("a&nbsp;b&#8212;c &minus;1 &#x2014; &bogus; & c", "a b—c −1 — &bogus; & c"),
    ProseRow("a\u{A0}b\u{202F}c\u{2009}d\u{AD}e", "a b c de"),
    ProseRow("__NOTOC__a__NOEDITSECTION__ b ~~~~\n----\nc __init__", "a b\n\nc __init__"),
    ProseRow("----- a", "a"),
    ProseRow("the -{2}- group, -{a;b}-", "the -{2}- group, -{a;b}-"),
    ProseRow("<!-- a -->b<!-- c", "b"),
    ProseRow("a\n<!-- c -->\nb", "a b"),
  ]

  static let blocks: [ProseRow] = [
    ProseRow("a\nb\n\nc", "a b\n\nc"),
    ProseRow("\n\n\na\n\n\n\n", "a"),
    ProseRow("a\n* b\n** c\n# d\n\ne", "a\n\n- b\n- c\n- d\n\ne"),
    ProseRow("* a\n*: b\n* c", "- a\nb\n- c"),
    ProseRow("a\n: b\n: c\nd", "a\n\nb\nc\n\nd"),
    ProseRow("; a\n: b", "a\nb"),
    ProseRow("a\n*\n* {{x}}\nb", "a\n\nb"),
    ProseRow("a\n{|\n! b\n|-\n| c || d\n{|\n| e\n|}\n|}\nf", "a\n\nf"),
    ProseRow("a\n:{| class=x\n| b\n|}\nf", "a\n\nf"),
    ProseRow("a<table><tr><td>b</td></tr></table>f", "a\n\nf"),
    ProseRow("a\n{|\n| b\nc\n\nd", "a\n\nd"),
    ProseRow("==A==\na\n===B===\nb\n===C===\n==D==\nd", "A\n\na\n\nB\n\nb\n\nD\n\nd"),
    ProseRow("a\n\n==Notes==\n[[de:X]]\n[[Category:Y]]\n{{stub}}\n{{Navbox|b}}", "a"),
    ProseRow("a.<ref>b</ref>\n<ref>c</ref>\nd", "a. d"),
  ]

  static let gaps: [ProseRow] = [
    ProseRow("a {{x}}, b {{x}}.", "a, b."),
    ProseRow("Foo ({{x}}) is", "Foo is"),
    ProseRow("Foo ({{x}}, {{y}}; ) is", "Foo is"),
    ProseRow("Foo ({{x}}, born 1900) is", "Foo (born 1900) is"),
    ProseRow("Foo (born 1900, {{x}}) is", "Foo (born 1900) is"),
    ProseRow("Foo ({{x}} born) is", "Foo (born) is"),
    ProseRow("Foo ({{x}}).", "Foo."),
    ProseRow("a, {{x}}, b", "a, b"),
    ProseRow("f() and (a) , b", "f() and (a) , b"),
    ProseRow("{{x}}, a", "a"),
    ProseRow("a ({{x}} ({{y}})) b", "a b"),
    ProseRow("a  {{x}}  b", "a b"),
  ]

  @Test("Templates", arguments: templates)
  func template(_ row: ProseRow) throws { #expect(try plain(row.wikitext) == row.prose) }

  @Test("Links", arguments: links)
  func link(_ row: ProseRow) throws { #expect(try plain(row.wikitext) == row.prose) }

  @Test("Tags, quotes, entities, magic words", arguments: tags)
  func tag(_ row: ProseRow) throws { #expect(try plain(row.wikitext) == row.prose) }

  @Test("Paragraphs, lists, tables, headings", arguments: blocks)
  func block(_ row: ProseRow) throws { #expect(try plain(row.wikitext) == row.prose) }

  @Test("What removed templates leave", arguments: gaps)
  func gap(_ row: ProseRow) throws { #expect(try plain(row.wikitext) == row.prose) }

  @Test("Namespaces are the wiki's own, and the English names work too")
  func namespaces() throws {
    let wiki = WikiConventions(namespaces: german, templates: try Wikis.table("de"))
    let wikitext = "[[Datei:a.jpg|mini|b]][[bild:a]][[Kategorie:K]][[File:x]][[Category:y]][[en:Z]]c [[Hilfe:D|]]"
    #expect(try plain(wikitext, wiki: wiki) == "c D")
    #expect(try plain("[[Datei:a.jpg]]") == "Datei:a.jpg")
  }

  @Test(
    "The variant that is wanted is chosen, or one near to it; by default the wiki's own",
    arguments: [
      ("-{zh-hans:甲;zh-hant:乙}-丙", nil, "甲丙"), ("-{zh-hant:乙;zh-hans:甲;}-", nil, "甲"),
      ("-{zh-hans:甲;zh-hant:乙;}-", "zh-hant", "乙"), ("-{zh-hans:甲;zh-hant:乙;}-", "ZH-TW", "乙"),
      ("-{zh-cn:甲;zh-tw:乙;zh-hk:丁}-", "zh-hant", "乙"), ("-{zh-cn:甲;zh-tw:乙;zh-hk:丁}-", "zh-mo", "丁"),
      ("-{zh-tw:乙;zh-cn:甲}-", "zh-hk", "乙"), ("-{zh-cn:甲}-", "zh-hant", "甲"), ("-{x:a;y:b}-", nil, "x:a;y:b"),
      ("-{甲}- -{A|zh-cn:[[x|y]];zh-tw:z}- -{H|zh-cn:a;zh-tw:b}-", nil, "甲 y"),
      ("-{zh-hans:甲;zh-hant:乙}-", "sr", "甲"),
    ] as [(String, String?, String)])
  func variants(wikitext: String, variant: String?, text: String) throws {
    let wiki = try Wikis.wiki("zh", variant: variant)
    #expect(try plain(wikitext, wiki: wiki) == text)
    let page = WikitextPage(Array("==\(wikitext)==\n".utf8), wiki: wiki)
    #expect(page.sections.sections.first?.title == text)
  }
}
