import Phrases
import TextFolding

/// A text of a pair, made ready for the checks.
struct CheckedText {
  /// What the answer calls it, such as `for_question`.
  let field: String
  let original: String
  let isQuestion: Bool
  let quoted: QuotedText
  /// The folded text, with quotations and all.
  let units: [String]
  /// The words of the text without what is quoted, folded; where no blanks are written, longer runs.
  let plainWords: [Substring]
  /// The folded text without what is quoted.
  let plainUnits: [String]
  /// Which form the question has, and what it asserts; all of a text that has none.
  let form: Int?
  let assertion: ArraySlice<String>
  let plainAssertion: ArraySlice<String>

  init(_ field: String, _ original: String, _ wording: Wording?, isQuestion: Bool) {
    let isUnspaced = wording?.isUnspaced ?? false
    self.field = field
    self.original = original
    self.isQuestion = isQuestion
    quoted = QuotedText(original)
    let folded = FoldedText(original)
    units = folded.units(isUnspaced: isUnspaced)
    let plain = quoted.quotations.isEmpty ? folded : FoldedText(quoted.plain)
    plainWords = plain.words
    plainUnits = plain.units(isUnspaced: isUnspaced)
    let forms = isQuestion ? wording?.forms ?? [] : []
    form = forms.firstIndex { [units] in $0.assertion(in: units) != nil }
    assertion = units[form.flatMap { [units] in forms[$0].assertion(in: units) } ?? 0..<units.count]
    plainAssertion =
      plainUnits[form.flatMap { [plainUnits] in forms[$0].assertion(in: plainUnits) } ?? 0..<plainUnits.count]
  }
}
