import Artifacts
import BundledData
import DataFiles
import Testing

@testable import Deduplication

@Suite struct PolarityTests {
  private static let shipped = Result { try Polarity(BundledData.wordings) }

  private func areOpposite(_ question: String, _ other: String, _ language: String = "en") throws -> Bool {
    let polarity = try Self.shipped.get()
    let areOpposite = polarity.areOpposite(question, other, language: language)
    #expect(polarity.areOpposite(other, question, language: language) == areOpposite, "the other way round")
    #expect(!polarity.areOpposite(question, question, language: language), "\(question) against itself")
    return areOpposite
  }

  @Test(
    "one turn or three are an opposition",
    arguments: [
      ("Explain why abortion should be legal.", "Explain why abortion should be banned."),
      ("Explain why zoos should be closed.", "Explain why zoos should not be closed."),
      ("Explain why zoos should close.", "Explain why zoos shouldn't close."),
      ("Explain why zoos should close.", "Explain why zoos shouldn’t close."),
      ("Explain why a city can ban cars.", "Explain why a city cannot ban cars."),
      ("Explain why the strike was justified.", "Explain why the strike was unjustified."),
      ("Explain why it was right to dismiss him.", "Explain why it was wrong to dismiss him."),
      ("Explain why the tax should be increased.", "Explain why the tax should be reduced."),
      ("Explain why more nuclear plants are needed.", "Explain why fewer nuclear plants are needed."),
      ("Explain why zoos do more good than harm.", "Explain why zoos do more harm than good."),
      ("Explain why the monarchy should be abolished.", "Explain why the monarchy should be kept."),
      ("Explain why the ban should be kept.", "Explain why the ban should be lifted."),
      ("Explain why the state should lift the ban on hemp.", "Explain why the state should keep the ban on hemp."),
      ("Explain why the EU should support the plan.", "Explain why the EU should reject the plan."),
      ("Explain why courts should respect the treaty.", "Explain why no court should respect the treaty."),
      ("Explain why voting should be compulsory.", "Explain why voting should be voluntary."),
      ("Explain why the law is constitutional.", "Explain why the law is unconstitutional."),
      ("Explain why borders should stay open.", "Explain why borders should stay closed."),
      ("Explain why banning the book was right.", "Explain why banning the book was wrong."),
      ("Explain why the law should not be allowed.", "Explain why the law should not be prohibited."),
      ("Explain why the tax is not only fair but needed.", "Explain why the tax is unfair and needed."),
      ("Explain why whaling should be legal with no limit.", "Explain why whaling should not be banned with a limit."),
    ])
  func opposite(question: String, other: String) throws {
    #expect(try areOpposite(question, other))
  }

  @Test(
    "no turn and two turns are none",
    arguments: [
      ("Explain why abortion should be legal.", "Explain why abortion should be allowed."),
      ("Explain why abortion should be legal.", "Explain why abortion should not be banned."),
      ("Explain why the strike was not unfair.", "Explain why the strike was justified."),
      ("Explain why hemp is not legal.", "Explain why hemp is illegal."),
      ("Explain why whales should be hunted.", "Explain why whaling must go on."),
      ("", ""), ("", "Explain why zoos are wrong."),
      ("Explain why the law is neither good nor fair.", "Explain why the law is not good and fair."),
      ("Explain why zoos are not only harmful but cruel.", "Explain why zoos are harmful and cruel."),
      ("Explain why the right to bear arms matters.", "Explain why bearing arms wrongly denied matters."),
      ("Explain why the ban is justified.", "Explain why hemp should be banned."),
      ("Explain why the fairy tale is for children.", "Explain why the tale is unfair to children."),
      ("Explain why zoos should be kept, not closed.", "Explain why zoos should be kept, never shut."),
      ("Explain why it is better kept than abolished.", "Explain why it should be abolished."),
      ("Explain why the knot is tied.", "Explain why the note is tied."),
    ])
  func notOpposite(question: String, other: String) throws {
    #expect(try !areOpposite(question, other))
  }

  @Test(
    "every language has its words",
    arguments: [
      ("ar", "اشرح لماذا يجب إلغاء عقوبة الإعدام.", "اشرح لماذا يجب الإبقاء على عقوبة الإعدام.", true),
      ("ar", "اشرح لماذا ينبغي حظر الحجاب.", "اشرح لماذا لا ينبغي حظر الحجاب.", true),
      ("ar", "اشرح لماذا ينبغي السماح بالحجاب.", "اشرح لماذا لا ينبغي حظر الحجاب.", false),
      ("de", "Erklären Sie, warum der Ausstieg richtig war.", "Erklären Sie, warum der Ausstieg falsch war.", true),
      ("de", "Erklären Sie, warum Hanf erlaubt sein soll.", "Erklären Sie, warum Hanf verboten sein soll.", true),
      ("de", "Erklären Sie, warum Hanf kein Verbot braucht.", "Erklären Sie, warum Hanf legal sein soll.", false),
      ("de", "Erklären Sie, warum es noch verboten ist.", "Erklären Sie, warum es verboten ist.", false),
      ("es", "Explica por qué deben prohibirse los toros.", "Explica por qué deben permitirse los toros.", true),
      ("es", "Explica por qué no debe prohibirse nunca.", "Explica por qué debe prohibirse.", true),
      ("es", "Explica por qué nunca debe prohibirse.", "Explica por qué no debe prohibirse nunca.", false),
      (
        "fr", "Expliquez pourquoi la corrida doit être interdite.", "Expliquez pourquoi elle doit être autorisée.", true
      ),
      (
        "fr", "Expliquez pourquoi elle ne doit pas être interdite.", "Expliquez pourquoi elle doit être interdite.",
        true
      ),
      ("fr", "Expliquez pourquoi il est juste d'interdire.", "Expliquez pourquoi il est injuste d'interdire.", true),
      ("fr", "Expliquez pourquoi ne pas l'interdire.", "Expliquez pourquoi l'autoriser.", false),
      ("it", "Spiega perché il crocifisso deve restare.", "Spiega perché il crocifisso deve essere tolto.", true),
      ("it", "Spiega perché non è mai giusto.", "Spiega perché è giusto.", true),
      ("it", "Spiega perché non è giusto.", "Spiega perché è sbagliato.", false),
      ("ja", "死刑制度を存続させるべき理由を説明してください。", "死刑制度を廃止すべき理由を説明してください。", true),
      ("ja", "撤退すべきではない理由を説明してください。", "撤退すべき理由を説明してください。", true),
      ("ja", "安楽死は非合法であるべき理由を説明してください。", "安楽死は合法であるべき理由を説明してください。", true),
      ("ja", "守らなければならない理由を説明してください。", "守るべき理由を説明してください。", false),
      ("nl", "Leg uit waarom hennep verboden moet zijn.", "Leg uit waarom hennep toegestaan moet zijn.", true),
      ("nl", "Leg uit waarom het juist is.", "Leg uit waarom het onjuist is.", true),
      ("nl", "Leg uit waarom het niet juist is.", "Leg uit waarom het onjuist is.", false),
      ("pl", "Wyjaśnij, dlaczego powinna być legalna.", "Wyjaśnij, dlaczego powinna być zakazana.", true),
      ("pl", "Wyjaśnij, dlaczego nikt nie powinien głosować.", "Wyjaśnij, dlaczego każdy powinien głosować.", true),
      ("pl", "Wyjaśnij, dlaczego nie jest legalna.", "Wyjaśnij, dlaczego jest nielegalna.", false),
      ("pt", "Explique por que as cotas são justas.", "Explique por que as cotas são injustas.", true),
      ("pt", "Explique por que devem reservar vagas.", "Explique por que não devem reservar vagas.", true),
      ("pt", "Explique por que ninguém deve ser punido.", "Explique por que não se deve punir ninguém.", false),
      ("ru", "Объясните, почему следует разрешить.", "Объясните, почему следует запретить.", true),
      ("ru", "Объясните, почему это не нужно никому и никогда.", "Объясните, почему это нужно.", true),
      ("ru", "Объясните, почему не следует запрещать.", "Объясните, почему следует разрешить.", false),
      ("uk", "Поясніть, чому їх треба знести.", "Поясніть, чому їх треба зберегти.", true),
      ("uk", "Поясніть, чому це було справедливим.", "Поясніть, чому це було несправедливим.", true),
      ("uk", "Поясніть, чому не слід забороняти.", "Поясніть, чому слід дозволити.", false),
      ("zh", "请解释为什么应该废除死刑。", "请解释为什么应该保留死刑。", true),
      ("zh", "請解釋為什麼應該研究。", "請解釋為什麼不應該研究。", true),
      ("zh", "请解释为什么堕胎是合法的。", "请解释为什么堕胎是不合法的。", true),
      ("zh", "请解释为什么堕胎是非法的。", "请解释为什么堕胎是不合法的。", false),
      ("zh", "请解释为什么税收不公平。", "请解释为什么税收不公平，而且不断增加。", false),
      ("zh-Hant", "請解釋為什麼應該禁止。", "請解釋為什麼應該允許。", true),
      ("xx", "Explain why it is legal.", "Explain why it is not legal.", false),
    ])
  func languages(language: String, question: String, other: String, isOpposite: Bool) throws {
    #expect(try areOpposite(question, other, language) == isOpposite)
  }

  @Test("the words that tell are shown, the longer ones of those that lie in one another")
  func cues() throws {
    let polarity = try Self.shipped.get()
    let cues = polarity.cues(in: "Explain why no state should lift the ban on “Fair Use”.", language: "en")
    #expect(cues == ["no", "lift the ban"])
    #expect(polarity.cues(in: "请解释为什么不应禁止不公平的税。", language: "zh") == ["不", "禁止", "不公平"])
    #expect(polarity.cues(in: "not", language: "xx") == [])
  }

  @Test("a text of any length and any words is told in bounded work")
  func hostile() throws {
    let polarity = try Self.shipped.get()
    for (language, words) in [
      ("en", ["not ", "lift the ", "more harm than ", "a\u{301}", "\u{0}", "🏳️‍🌈"]), ("ja", ["な"]), ("zh", ["不公"]),
    ] {
      for word in words {
        let text = String(repeating: word, count: 1_500)
        #expect(polarity.cues(in: text, language: language).count <= 20_000)
        #expect(!polarity.areOpposite(text, text + "x", language: language))
      }
    }
  }

  @Test(
    "what is wrong with a file is told with its line",
    arguments: [
      ("en-wording.yaml", "forms: [a …]\nopposites: [a]\n", 2, "two sides"),
      ("en-wording.yaml", "opposites:\n  - a / b\n  - a / b / c\n", 3, "two sides"),
      ("en-wording.yaml", "opposites:\n  - a /\n", 2, "no words"),
      ("en-wording.yaml", "opposites:\n  - a,, b / c\n", 2, "no words"),
      ("en-wording.yaml", "opposites:\n  - a*b / c\n", 2, "a*b"),
      ("en-wording.yaml", "opposites: a / b\n", 1, "list"),
      ("en-wording.yaml", "idioms:\n  - a\n  - \"^\"\n", 3, "no words"),
      ("en-wording.yaml", "negations: [a b]\n", 1, "one word"),
      ("en-wording.yaml", "\nconcord: {a: b}\n", 2, "list"),
      ("zh-wording.yaml", "unspaced: true\nopposites: [合法* / 非法]\n", 2, "no *"),
      ("en-wording.yaml", "", nil, "empty"),
      ("wording/en.yaml", "forms: [a …]\n", nil, "en-wording.yaml"),
      ("-wording.yaml", "forms: [a …]\n", nil, "en-wording.yaml"),
    ] as [(String, String, Int?, String)])
  func errors(name: String, yaml: String, line: Int?, word: String) {
    let error = #expect(throws: DataFileError.self) { try Polarity([DataFile(name: name, text: yaml)]) }
    #expect(error?.line == line)
    #expect(error?.fileName == name)
    #expect(error?.message.contains(word) == true, "\(String(describing: error))")
  }

  @Test("a file without these keys tells nothing")
  func withoutKeys() throws {
    let polarity = try Polarity([DataFile(name: "wording/en-wording.yaml", text: "forms: [Explain why …]")])
    #expect(!polarity.areOpposite("Explain why it is right.", "Explain why it is not right.", language: "en"))
  }
}
