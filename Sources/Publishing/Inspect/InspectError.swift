package import Artifacts

/// Why a run cannot be written as logs of Inspect.
package enum InspectError: CommandError, Equatable {
  case otherScores(path: String, candidate: String, judge: String)
  case otherPairs(path: String, candidate: String, judge: String, judged: Int, scored: Int)
  case noResponses(pair: String, sample: Int, candidate: String)

  package var description: String {
    switch self {
    case .otherScores(let path, let candidate, let judge):
      "\(path): has no scores of \(candidate), judged by \(judge). Score these judgments with valbench-evaluate score."
    case .otherPairs(let path, let candidate, let judge, let judged, let scored):
      "\(path): has scores of \(scored) pairs of \(candidate), judged by \(judge), but there are judgments of \(judged). "
        + "Score these judgments with valbench-evaluate score."
    case .noResponses(let pair, let sample, let candidate):
      "the judged responses of \(candidate) to the pair \(pair), sample \(sample), are in none of the files. Name with "
        + "--responses all files whose responses were judged."
    }
  }

  package var exitStatus: ExitStatus { .badData }
}
