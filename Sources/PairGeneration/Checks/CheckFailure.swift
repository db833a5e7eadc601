/// A check that a pair did not pass.
package struct CheckFailure: Sendable, Equatable {
  package let check: PairCheck
  /// One sentence for the model that mends the pair.
  package let explanation: String
}

extension StringProtocol {
  /// The text as an explanation quotes it: on one line, and not long.
  var asQuotation: String {
    let limit = 60
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(limit) {
      let isBreak = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      text.append(isBreak ? " " : scalar)
    }
    if unicodeScalars.dropFirst(limit).first != nil { text.append("…") }
    return "\"" + String(text) + "\""
  }
}
