package import Artifacts
package import DataFiles
import TextFolding

/// How questions are put in one language: `data/wording/<language>-wording.yaml`. What the keys mean is told in the
/// English file.
package struct Wording: Sendable {
  let language: String
  private(set) var forms: [QuestionForm] = []
  private(set) var hedges = PhraseList()
  private(set) var sources = PhraseList()
  private(set) var parties = PhraseList()
  private(set) var reasons = PhraseList()
  private(set) var loaded = PhraseList()
  private(set) var pronouns = PhraseList()
  /// For a pronoun, words after which it stands for nothing: "it is wrong *to* lie".
  private(set) var impersonal: [String: Set<String>] = [:]
  private(set) var pointing = PhraseList()
  private(set) var bare = PhraseList()
  private(set) var negations: Set<String> = []
  private(set) var functionWords: Set<String> = []
  private(set) var familiarNames: Set<String> = []
  private(set) var places = WordForms()
  private(set) var capitalisesNouns = false
  private(set) var isUnspaced = false

  /// The scripts of the language's own common words.
  private(set) var scripts: Set<LetterScript> = []

  private static let keys = [
    "forms", "hedges", "sources", "parties", "reasons", "loaded", "pronouns", "impersonal", "pointing", "bare",
    "negations", "function_words", "familiar_names", "places", "capitalised_nouns", "unspaced",
  ]

  /// - Parameter language: BCP 47 code of the language, such as `en`.
  /// - Throws: `DataFileError` with the line of what is wrong: no YAML, an unknown key, no form, a phrase without words.
  package init(file: DataFile, language: String) throws(DataFileError) {
    self.language = language.lowercased()
    let root = try DataNode(yaml: file.text, fileName: file.name)
    let entries = try root.mapping(of: "the file")
    for (key, value) in entries where key.written == "unspaced" { isUnspaced = try value.flag() }
    for (key, value) in entries {
      switch key.written {
      case "forms":
        forms = try value.sequence(suchAs: "[Explain why …]").map { item throws(DataFileError) in
          try QuestionForm(item, isUnspaced: isUnspaced)
        }
      case "hedges": hedges = try phrases(value)
      case "sources": sources = try phrases(value)
      case "parties": parties = try phrases(value)
      case "reasons": reasons = try phrases(value)
      case "loaded": loaded = try phrases(value)
      case "pronouns": pronouns = try phrases(value)
      case "impersonal":
        for (pronoun, words) in try value.mapping(of: "impersonal") {
          impersonal[FoldedText(pronoun.written).text] = try wordSet(words)
        }
      case "pointing": pointing = try phrases(value)
      case "bare": bare = try phrases(value)
      case "negations": negations = try wordSet(value)
      case "function_words": functionWords = try wordSet(value)
      case "familiar_names": familiarNames = try wordSet(value)
      case "places": for place in try wordSet(value) { places.insert(place) }
      case "capitalised_nouns": capitalisesNouns = try value.flag()
      case "unspaced": continue
      default:
        throw key.fault("\(key.written) is no key here: \(Self.keys.joined(separator: ", ")) are.")
      }
    }
    guard !forms.isEmpty else { throw root.fault("The key `forms` is missing, such as `forms: [Explain why …]`.") }
    scripts = Set(functionWords.lazy.flatMap(\.unicodeScalars).compactMap { LetterScript($0) })
    // Foreign words of Japanese are in katakana, and none of its common words is.
    if scripts.contains(.hiragana) { scripts.insert(.katakana) }
  }

  /// What a question looks like, for the prompt, such as `Explain why …` or `…理由を説明してください。`
  package var questionForm: String { forms[0].written }

  private func phrases(_ node: DataNode) throws(DataFileError) -> PhraseList {
    try PhraseList(node, isUnspaced: isUnspaced)
  }

  private func wordSet(_ node: DataNode) throws(DataFileError) -> Set<String> {
    var words: Set<String> = []
    for item in try node.sequence() {
      let word = FoldedText(try item.string())
      guard word.words.count == 1 else { throw item.fault("\"\(item.written)\" is not one word.") }
      words.insert(word.text)
    }
    return words
  }
}
