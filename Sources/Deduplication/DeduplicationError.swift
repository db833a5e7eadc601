/// Why pairs could not be deduplicated. Each case says what happened, where, and what to do.
package enum DeduplicationError: Error, Equatable, CustomStringConvertible {
  case badThreshold(Double)
  /// Record numbers count from 1 over all inputs, in the order in which they were given.
  case conflictingRecords(id: String, first: Int, second: Int)
  case noSuchPair(id: String)
  /// What is compared must be of one model and one size.
  case mixedEmbeddings(path: String, id: String, found: String, others: String)

  package var description: String {
    switch self {
    case .badThreshold(let threshold):
      "the threshold \(threshold) is no Jaccard similarity that pairs can be compared at. "
        + "Give a number from \(Banding.thresholds.lowerBound) to \(Banding.thresholds.upperBound)."
    case .conflictingRecords(let id, let first, let second):
      "records \(first) and \(second) (counted over all inputs) share the id \(id), but their contents differ. "
        + "Remove one of them, or give it an id of its own."
    case .mixedEmbeddings(let path, let id, let found, let others):
      "\(path): the embeddings of the pair \(id) are from \(found), those before it from \(others), and cannot be "
        + "compared with them. Give embeddings of one model, made with one --dimensions."
    case .noSuchPair(let id):
      "no pair of the inputs has the id \(id). Check it, and that the file that has it is named."
    }
  }
}
