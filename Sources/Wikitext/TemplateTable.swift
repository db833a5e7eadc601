/// The templates that carry prose or links, by name. All others are gone from prose.
///
/// A name is here in lower case with blanks. Names that mean something else on another wiki are left out.
enum TemplateTable {
  static let roles: [String: TemplateRole] = {
    var table: [String: TemplateRole] = [:]
    for (role, names) in groups {
      for name in names.split(separator: ",") { table[folded(name)] = role }
    }
    for (name, text) in texts { table[name] = .text(text) }
    return table
  }()

  /// Parser functions whose argument stands after a colon, which is part of the name as it is read here.
  static let functions: [String: TemplateRole] = [
    "formatnum": .argument(0), "lc": .argument(0), "uc": .argument(0), "lcfirst": .argument(0),
    "ucfirst": .argument(0), "nowrap": .argument(0),
  ]

  private static func folded(_ name: Substring) -> String {
    Array(name.utf8).foldedName(0..<name.utf8.count)
  }

  private static let groups: [(TemplateRole, String)] = [
    (
      .quotation(author: 2, source: 3),
      """
      quote, blockquote, block quote, bquote, bq, quotation, quotes, quote text, long quote, poem quote, poemquote,
      block indent, verse translation, zitat, citation bloc, cita, citazione, цитата, начало цитаты, cytat, citat,
      引用, quote2
      """
    ),
    (.quotation(author: 4, source: 5), "cquote, centered quote, cquote2"),
    (
      .hatnote(isMain: true),
      """
      main, main article, main articles, mainarticle, mainarticles, main page, main list, main topic, main2,
      hauptartikel, article détaillé, artículo principal, ap, artigo principal, zie hoofdartikel, основная статья,
      articles détaillés, artículos principales, artigos principais, osobny artykuł, główny artykuł, основна стаття,
      主条目, مفصلة, مقالة رئيسية
      """
    ),
    (
      .hatnote(isMain: false),
      """
      see also, seealso, see, see2, also, further, further information, furtherinfo, further2, details, detail,
      broader, vedi anche, main cat,
      siehe auch, voir aussi, article connexe, véase también, ver também, zie ook, см. также, див. також, طالع أيضا
      """
    ),
    (
      .reference,
      """
      sfn, sfnp, sfnm, sfnmp, efn, efn-ua, efn-lr, efn-la, efn-lg, efn-ur, refn, #tag:ref, r, rp, ran, note, ref,
      ref label, note label, citation needed, cn, fact, citation needed span, better source, better source needed,
      page needed, clarify, dubious, who, when, which, whom, by whom, where, why, how, according to whom, vague,
      dead link, verify source, failed verification, unreliable source?, unreliable source, specify,
      harvnb, harv, harvtxt-ref, harvard citation, harvard citation no brackets, harvp, cite web, cite book,
      cite journal, cite news, cite encyclopedia, citation, cite magazine, cite press release, cite report,
      nonspecific, original research inline, or, pov statement, pov-inline, weasel inline, weasel-inline,
      relevance inline, undue inline, peacock inline, disputed inline, update inline, update after, full citation needed,
      full, year needed, quote needed, request quotation, primary source inline, better source inline, non-primary,
      notetag, cref, cref2, ill-defined, ambiguous, incomprehensible inline, needs update, inconsistent, synthesis inline,
      medical citation needed, medcn, self-published inline, self-published source, third-party inline, webarchive, wayback
      """
    ),
    (
      .argument(1),
      """
      nowrap, nobr, no wrap, nobreak, j, small, smaller, smaller2, big, larger, bigger, large, smallcaps, sc, sc2,
      smallcaps2, noitalic, nobold, em, strong, strongbad, bold, italic, ital, tt, code, mono, monospace, kbd, samp, var,
      mvar, serif, sup, sub, abbr, abbreviation, abbrlink, tooltip, hover title, h:title, vanchor, visible anchor,
      hebrew, unicode, polytonic, nastaliq, arabic, chem2, not a typo, notatypo, typo, as written, sic?, ill, illm,
      interlanguage link, interlanguage link multi, link-interwiki, flag, flagcountry, flagu, flagdeco-name, flaglist,
      plainlist, plain list, flatlist, underline, strikethrough, text, nts, ntsh, number, bartable, midsize, normal,
      highlight, hl, literal translation, lit, proper name, title case, sentence case, delink, crossreference, crossref,
      dfn, tq, ordinal number, nobot, first word, bibleverse-nb, circle, noruby, dfn, ft to m,
      仮リンク, link-en, link-ja, link-de, link-fr, не переведено, не переведено 5, нп5, нп3
      """
    ),
    (
      .argument(2),
      "lang, langx, wikt-lang, rtl-lang, native name, native phrase, script, iw2, color, colour, fontcolor"
    ),
    (
      .lastArgument,
      "transl, transliteration, translit, resize, font, font color, fs interlinear, rubytext, size, background color"
    ),
    (.joined(from: 1, separator: ""), "linktext, chem, simplechem"),
    (.joined(from: 1, separator: ", "), "hlist, ubl, unbulleted list, vunblist, cslist, comma separated entries"),
    (.joined(from: 1, separator: " "), "bibleverse, bibleref, bibleref2, bible verse, bibleref2-nb"),
    (.joined(from: 1, separator: "+"), "keypress, key press, key"),
    (.around("⟨", "⟩"), "angbr, angle bracket, angle brackets, grapheme"),
    (.around("[", "]"), "interp, interpolated, bracket, brackets"),
    (.around("“", "”"), "qq, quoted"),
    (.around("fl. ", ""), "floruit, fl., fl"),
    (.around("r. ", ""), "reign, r."),
    (.around("×10^", ""), "e, e-sp"),
    (.convert, "convert, cvt, conv, conversion"),
    (.value, "val"),
    (.fraction, "frac, sfrac, fraction, bruch, ⁄"),
    (.circa, "circa, c., ca., ca, circ, c"),
    (.asOf, "as of, asof, as of?"),
    (
      .date,
      """
      birth date, birth-date, birthdate, dob, birth date and age, bda, death date, death-date, death date and age, dda,
      start date, start-date, end date, start date and age, oldstyledate, oldstyledatedy, oldstyledateny, film date
      """
    ),
    (.nihongo, "nihongo, nihongo2, nihongo krt, nihongo core"),
    (.harvardText, "harvtxt, harvard citation text, harvcoltxt"),
    (.ship, "uss, hms, hmas, hmcs, hmnzs, ss, rms, mv, usns, uscgc, ins, jds, gts, mt"),
    (.money("US$"), "us$, usd, us dollar, usdollar"),
    (.money("$"), "$, dollar"),
    (.money("£"), "gbp, £, pound sterling, pound"),
    (.money("€"), "eur, €, euro"),
    (.money("₹"), "inr, indian rupee, ₹, inrconvert, indian rupees"),
    (.money("¥"), "jpy, ¥, yen, jpyconvert"),
    (.money("CN¥"), "cny, rmb, cn¥"),
    (.money("A$"), "aud, a$"),
    (.money("C$"), "cad, c$, ca$"),
    (.money("NZ$"), "nzd, nz$"),
    (.money("HK$"), "hkd, hk$"),
    (.money("₩"), "krw, ₩"),
    (.money("₱"), "php, ₱"),
  ]

  private static let texts: [String: String] = [
    "'": "'", "'s": "'s", "`": "`", "' \"": "' \"", "\" '": "\" '", "'\"": "'\"", "\"'": "\"'", "-'": "'", "’": "’",
    "snd": " – ", "spaced ndash": " – ", "spnd": " – ", "snds": " – ", "spaced en dash": " – ", "dash": " – ",
    "ndash": "–", "en dash": "–", "nsndns": "–", "–": "–",
    "mdash": "—", "em dash": "—", "emdash": "—", "—": "—", "mdashb": "—", "spaced mdash": " — ", "smd": " — ",
    "·": " · ", "•": " • ", "middot": " · ", "bullet": " • ", "dot": " · ", "nbsp": " ", "spaces": " ", "space": " ",
    "thinsp": " ", "hairsp": " ", "spc": " ", "zwsp": "", "zwj": "", "zwnj": "", "shy": "", "wbr": "",
    "ellipsis": "…", "...": "…", "sic": "[sic]", "times": "×", "minus": "−", "plusminus": "±", "+-": "±",
    "pm": "±", "degree": "°", "deg": "°", "nowrap begin": "", "nowrap end": "", "number sign": "#", "hash": "#",
    "asterisk": "*", "colon": ":", "pipe": "|", "(": "{", ")": "}", "((": "{{", "))": "}}", "gloss": "",
  ]
}
