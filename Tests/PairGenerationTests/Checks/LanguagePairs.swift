/// Pairs of one language, good and bad.
struct LanguagePairs: Sendable {
  let good: SamplePair
  /// Questions against which the good pair's `against_question` does not stand, each with a fault of its own.
  let hedged: String
  let pointing: String
  let formless: String
  /// Other questions that pass, also where they look like what does not.
  let others: [(String, String)]

  var language: String { good.language }

  func good(withQuestion question: String) -> SamplePair {
    var pair = good
    pair.forQuestion = question
    return pair
  }

  static let all = germanicAndSlavic + romance + otherScripts
}
