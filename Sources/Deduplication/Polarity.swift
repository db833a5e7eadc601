package import Artifacts
package import DataFiles
import Phrases

/// Tells when two questions that are alike otherwise take opposite sides, as "Explain why abortion should be legal" and
/// "… should be banned" do, which embedding vectors hardly tell apart.
///
/// Words tell it, those of the keys `negations`, `concord`, `idioms` and `opposites` of the wording files. What lies
/// between two questions is counted in turns: one if one has an odd number of negations and the other an even number,
/// and one for each row of opposites on whose two sides they stand. An odd number of turns is an opposition:
/// "should not be banned" and "should be legal" are two turns apart, hence on one side.
///
/// This is no reading. It sees no opposition where the words are in no row, where one question holds words of both
/// sides of a row, or where the order of words makes it ("A matters more than B", "B matters more than A"). It sees one
/// that is none where the questions are about different things, where a negation or an opposite belongs to a part that
/// the other question leaves out ("zoos, which are not cheap, …"), and where a word has another meaning than its row's.
package struct Polarity: Sendable {
  private let finders: LanguageTable<PolarityCueFinder>

  /// - Parameter files: the wording files of all languages, by names such as `en-wording.yaml`.
  /// - Throws: `DataFileError` with the line of what is wrong; if a file's name tells no language.
  package init(_ files: [DataFile]) throws(DataFileError) {
    var finders: [(language: String, value: PolarityCueFinder)] = []
    for file in files {
      guard let language = WordingFile.language(ofName: file.name) else {
        throw DataFileError(
          fileName: file.name, line: nil,
          message: "Its name must be a language's code and -wording.yaml, such as en-wording.yaml.")
      }
      finders.append((language, try PolarityCueFinder(file)))
    }
    self.finders = LanguageTable(finders)
  }

  /// Whether anything can be told in a language.
  func knows(_ language: String) -> Bool { finders[language] != nil }

  /// Whether two questions that are alike otherwise take opposite sides; never in a language without a wording file.
  ///
  /// - Parameter language: BCP 47 code of both.
  /// - Complexity: O(length).
  func areOpposite(_ question: String, _ other: String, language: String) -> Bool {
    guard let finder = finders[language] else { return false }
    return Stance(finder.cues(in: question)).isOpposite(to: Stance(finder.cues(in: other)))
  }

  /// Whether any question takes the opposite side of the one in its place among others.
  func areOpposite(_ questions: [String], _ others: [String], language: String) -> Bool {
    zip(questions, others).contains { areOpposite($0, $1, language: language) }
  }

  /// The words of a question that tell its side, folded, in their order.
  ///
  /// - Complexity: O(length).
  func cues(in question: String, language: String) -> [String] {
    finders[language]?.cues(in: question).map(\.text) ?? []
  }
}
