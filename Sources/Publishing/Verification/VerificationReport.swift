/// What was looked at in a dataset folder, and what is wrong with it.
package struct VerificationReport: Sendable, Equatable {
  /// In plain sentences, in the order in which it was looked at.
  package private(set) var checked: [String] = []
  /// Each with the file, and where it can the line; at most ``limit``.
  package private(set) var findings: [String] = []
  /// With those that are not told.
  package private(set) var findingCount = 0

  package let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  mutating func check(_ words: String) { checked.append(words) }

  mutating func find(_ path: String, line: Int? = nil, _ words: String) {
    findingCount += 1
    guard findings.count < limit else { return }
    findings.append("\(path)\(line.map { ":\($0)" } ?? ""): \(words).")
  }
}
