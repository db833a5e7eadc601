extension Comparison {
  /// A candidate's pairs, to be compared.
  package struct Candidate: Sendable {
    package let name: String
    package let pairs: [PairScore]

    package init(name: String, pairs: [PairScore]) {
      self.name = name
      self.pairs = pairs
    }
  }
}
