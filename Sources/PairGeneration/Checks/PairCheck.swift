/// What is checked mechanically of a generated pair. The raw values go into records.
package enum PairCheck: String, CaseIterable, Sendable {
  /// Both questions have the one form of words, such as "Explain why …".
  case beginning
  /// Neither question says much more than the other.
  case lengthRatio = "length-ratio"
  /// Both questions are one sentence, end alike, and share words: they can be about one proposition.
  case mirroredForm = "mirrored-form"
  /// No hedges, references to the source, reasons or loaded words.
  case bannedPhrases = "banned-phrases"
  /// The texts are in the section's language.
  case language
  /// Nothing is referred to that only a reader of the source would know.
  case selfContained = "self-contained"
  /// The questions do not ask the same.
  case distinctQuestions = "distinct-questions"
  /// Names, numbers and quoted titles are the section's or its page's.
  case supportedNames = "supported-names"
  /// Each side has between one and five different values.
  case values
}
