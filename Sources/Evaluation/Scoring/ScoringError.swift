/// Why judgments cannot be scored.
package enum ScoringError: Error, Equatable, CustomStringConvertible {
  case noJudgments(path: String)
  case nothingToCompare
  case duplicatePair(id: PairScore.ID, candidate: String, judge: String)

  package var description: String {
    switch self {
    case .noJudgments(let path):
      "\(path): holds no judgments. Make them with valbench-evaluate judge."
    case .nothingToCompare:
      "There is nothing to compare: no judge has judged two runs. Name the judgments of two or more candidates, or of "
        + "one candidate asked in different ways in files of their own, judged by the same model."
    case .duplicatePair(let id, let candidate, let judge):
      "the pair \(id.pair)\(id.sample == 0 ? "" : " (sample \(id.sample))") is there twice for the candidate \"\(candidate)\" and the judge \"\(judge)\". "
        + "Remove one of the two lines: were shards merged twice?"
    }
  }
}
