/// Words of a question that tell which side it takes.
struct PolarityCue: Equatable {
  enum Meaning: Equatable, Sendable {
    /// Tells nothing, whatever its words do elsewhere.
    case idiom
    case negation
    /// A negation that counts only where there is no other: "nunca" beside "no".
    case concord
    /// One of the two sides of a row of opposites.
    case left(row: Int)
    case right(row: Int)
  }

  /// The words, folded.
  let text: String
  let meanings: [Meaning]
}
