package import Artifacts
import Phrases

/// How questions are put in the languages that are known.
package struct Wordings: Sendable {
  private let wordings: LanguageTable<Wording>

  package init(_ wordings: [Wording]) {
    self.wordings = LanguageTable(wordings.map { ($0.language, $0) })
  }

  /// - Parameter files: by names such as `en-wording.yaml`.
  /// - Throws: ``GenerationError/notWording(file:)``; `DataFileError`.
  package init(files: [String: DataFile]) throws {
    self.init(
      try files.map { name, file in
        guard let language = WordingFile.language(ofName: name) else {
          throw GenerationError.notWording(file: file.name)
        }
        return try Wording(file: file, language: language)
      })
  }

  var all: [Wording] { wordings.all }

  /// The wording of a BCP 47 code, or of what is left of it without its last subtags: "zh" serves "zh-Hant".
  subscript(language: String) -> Wording? { wordings[language] }
}
