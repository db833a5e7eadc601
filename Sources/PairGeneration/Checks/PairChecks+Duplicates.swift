extension PairChecks {
  /// Whether two issues of one section are one: their questions are the same or nearly, also with the sides exchanged.
  ///
  /// - Complexity: O(length of the questions).
  package func areDuplicates(_ issue: GeneratedIssue, _ other: GeneratedIssue) -> Bool {
    let sides = [issue.forQuestion, issue.againstQuestion].map(WordShingles.init)
    let others = [other.forQuestion, other.againstQuestion].map(WordShingles.init)
    return sides[0].isNear(others[0]) && sides[1].isNear(others[1])
      || sides[0].isNear(others[1]) && sides[1].isNear(others[0])
  }
}
