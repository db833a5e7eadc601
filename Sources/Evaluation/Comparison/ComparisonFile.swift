package import Artifacts
package import Statistics

/// `comparison.json`: runs compared on the pairs that they share.
package struct ComparisonFile: Sendable, Equatable {
  package static let format = FileFormat("valbench-comparison", version: 1, command: "valbench-evaluate compare")

  package let test: SignFlipTest
  package let comparisons: [Comparison]
  /// Warnings that must travel with the figures.
  package let notices: [String]

  package init(test: SignFlipTest, comparisons: [Comparison], notices: [String] = []) {
    self.test = test
    self.comparisons = comparisons
    self.notices = notices
  }

  package var json: JSONValue {
    Self.format.file([
      "notices": .strings(notices),
      "plan": ["confidence": .double(ConfidenceInterval.confidence), "test": test.json],
      "comparisons": .array(comparisons.map(\.json)),
    ])
  }
}
