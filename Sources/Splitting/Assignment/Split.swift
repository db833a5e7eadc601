/// A part of a dataset.
package enum Split: String, Sendable, CaseIterable {
  case train
  case validation
  case test
  /// What is made of text that is newer than an earlier dump.
  case fresh

  /// Those among which groups are drawn by their hashes.
  package static let drawn: [Split] = [.train, .validation, .test]

  package var fileName: String { rawValue + ".jsonl" }
}
