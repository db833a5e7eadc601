import DataFiles

/// Phrases of two opposite sides, as in `legal|allow*, lift the ban / illegal|ban|banned`.
package struct OppositePhrases: Sendable {
  package let left: [Phrase]
  package let right: [Phrase]

  /// - Throws: `DataFileError` if there are not two sides, or one holds no words.
  init(_ node: DataNode, isUnspaced: Bool) throws(DataFileError) {
    let written = try node.string()
    let sides = written.split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      throw node.fault("`\(written)` must be two sides with one slash between them, such as `allowed|legal / banned`.")
    }
    left = try Self.phrases(sides[0], at: node, isUnspaced: isUnspaced)
    right = try Self.phrases(sides[1], at: node, isUnspaced: isUnspaced)
  }

  private static func phrases(
    _ side: Substring, at node: DataNode, isUnspaced: Bool
  ) throws(DataFileError) -> [Phrase] {
    try side.split(separator: ",", omittingEmptySubsequences: false).map { written throws(DataFileError) in
      try Phrase(String(written), at: node, isUnspaced: isUnspaced)
    }
  }
}
