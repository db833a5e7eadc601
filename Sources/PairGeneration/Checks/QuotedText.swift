/// A text, and what it quotes.
struct QuotedText {
  /// The text with a mark in place of each quotation: what a title says is not what the text says.
  let plain: String
  let quotations: [String]

  /// Stands for a quotation; folding keeps it as a word.
  private static let mark: Unicode.Scalar = "\u{FFFC}"

  /// Single quotation marks are apostrophes as often, and are none here.
  private static let closings: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "\"": ["\""], "“": ["”", "\""], "„": ["“", "”", "\""], "«": ["»"], "「": ["」"], "『": ["』"], "《": ["》"], "〈": ["〉"],
    "＂": ["＂"],
  ]

  /// In scalars; what is longer is no title.
  private static let maximumLength = 200

  /// - Complexity: O(length).
  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var plain = String.UnicodeScalarView()
    var quotations: [String] = []
    var index = 0
    while index < scalars.count {
      if let closings = Self.closings[scalars[index]],
        let end = scalars[(index + 1)...].prefix(Self.maximumLength).firstIndex(where: closings.contains),
        end > index + 1
      {
        var quotation = String.UnicodeScalarView()
        quotation.append(contentsOf: scalars[index + 1..<end])
        quotations.append(String(quotation))
        plain.append(contentsOf: [" ", Self.mark, " "])
        index = end + 1
      } else {
        plain.append(scalars[index])
        index += 1
      }
    }
    self.plain = String(plain)
    self.quotations = quotations
  }
}
