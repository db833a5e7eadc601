import Artifacts

/// What one person says of one pair. Notes are for people, and stay in the file.
package struct Review: Sendable, Equatable {
  package let pairID: String
  /// What fails; empty for a good pair.
  package let failed: Set<Criterion>

  package var isGood: Bool { failed.isEmpty }
  package func passes(_ criterion: Criterion) -> Bool { !failed.contains(criterion) }

  init(_ object: JSONObject) throws(RecordError) {
    pairID = try object.string("pair_id")
    let pair = pairID.forMessage
    var failed: Set<Criterion> = []
    for name in try object.strings("failed") {
      guard let criterion = Criterion(rawValue: name) else {
        throw RecordError("the pair \(pair) fails \"\(name.forMessage)\", which is none of the criteria")
      }
      failed.insert(criterion)
    }
    guard try object.bool("good") == failed.isEmpty else {
      throw RecordError(
        failed.isEmpty
          ? "the pair \(pair) is not good, but fails no criterion" : "the pair \(pair) is good, but fails a criterion")
    }
    self.failed = failed
  }
}
