package import Artifacts
package import DataFiles
import Phrases
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
  private var turns = TurningPhrases()
  private(set) var functionWords: Set<String> = []
  private(set) var familiarNames: Set<String> = []
  private(set) var places = WordForms()
  private(set) var capitalisesNouns = false
  private(set) var isUnspaced = false

  /// The scripts of the language's own common words.
  private(set) var scripts: Set<LetterScript> = []

  private static let keys =
    [
      "forms", "hedges", "sources", "parties", "reasons", "loaded", "pronouns", "impersonal", "pointing", "bare",
      "function_words", "familiar_names", "places", "capitalised_nouns", WordingFile.unspacedKey,
    ] + TurningPhrases.keys

  /// - Parameter language: BCP 47 code of the language, such as `en`.
  /// - Throws: `DataFileError` with the line of what is wrong: no YAML, an unknown key, no form, a phrase without words.
  package init(file: DataFile, language: String) throws(DataFileError) {
    self.language = language.lowercased()
    let content = try WordingFile(file)
    isUnspaced = content.isUnspaced
    for (key, value) in content.entries {
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
          impersonal[FoldedText(pronoun.written).text] = try words.foldedWords()
        }
      case "pointing": pointing = try phrases(value)
      case "bare": bare = try phrases(value)
      case "function_words": functionWords = try value.foldedWords()
      case "familiar_names": familiarNames = try value.foldedWords()
      case "places": for place in try value.foldedWords() { places.insert(place) }
      case "capitalised_nouns": capitalisesNouns = try value.flag()
      case WordingFile.unspacedKey: continue
      case let name where TurningPhrases.keys.contains(name): try turns.read(key, value, isUnspaced: isUnspaced)
      default:
        throw key.fault("\(key.written) is no key here: \(Self.keys.joined(separator: ", ")) are.")
      }
    }
    guard !forms.isEmpty else {
      throw content.root.fault("The key `forms` is missing, such as `forms: [Explain why …]`.")
    }
    scripts = Set(functionWords.lazy.flatMap(\.unicodeScalars).compactMap { LetterScript($0) })
    // Foreign words of Japanese are in katakana, and none of its common words is.
    if scripts.contains(.hiragana) { scripts.insert(.katakana) }
  }

  /// What a question looks like, for the prompt, such as `Explain why …` or `…理由を説明してください。`
  package var questionForm: String { forms[0].written }

  var negations: Set<String> { turns.negations }

  private func phrases(_ node: DataNode) throws(DataFileError) -> PhraseList {
    try PhraseList(node, isUnspaced: isUnspaced)
  }
}
