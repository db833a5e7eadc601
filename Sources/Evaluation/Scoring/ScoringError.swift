/// Why judgments cannot be scored.
package enum ScoringError: Error, Equatable, CustomStringConvertible {
  case noJudgments(path: String)
  case duplicatePair(id: String, candidate: String, judge: String)

  package var description: String {
    switch self {
    case .noJudgments(let path):
      "\(path): holds no judgments. Make them with valbench-evaluate judge."
    case .duplicatePair(let id, let candidate, let judge):
      "the pair \(id) is there twice for the candidate \"\(candidate)\" and the judge \"\(judge)\". "
        + "Remove one of the two lines: were shards merged twice?"
    }
  }
}
