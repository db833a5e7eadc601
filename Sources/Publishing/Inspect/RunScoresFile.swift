import Artifacts
import Evaluation

/// What a `scores.json` tells of each candidate and judge.
struct RunScoresFile {
  struct Run: Hashable {
    let candidate: String
    let judge: String
  }

  let path: String
  let sha256: String
  let notices: [String]
  private let evaluations: [Run: RunScores]

  /// - Throws: `ArtifactError`, `CancellationError`.
  init(path: String) throws {
    self.path = path
    sha256 = try Digest.sha256(ofFile: path)
    (notices, evaluations) = try ScoresFile.format.read(path) { object throws(RecordError) in
      var evaluations: [Run: RunScores] = [:]
      for evaluation in try object.object("results").array("evaluations").compactMap(\.asObject) {
        let run = Run(candidate: try evaluation.string("candidate"), judge: try evaluation.string("judge"))
        evaluations[run] = try RunScores(run, evaluation)
      }
      return (try object.strings("notices"), evaluations)
    }
  }

  /// - Throws: ``InspectError``.
  func evaluation(of run: Run) throws(InspectError) -> RunScores {
    guard let evaluation = evaluations[run] else {
      throw .otherScores(path: path, candidate: run.candidate, judge: run.judge)
    }
    return evaluation
  }
}
