package import Artifacts

/// Puts the answers to single questions together, two at a time, as ``ResponseRecord``s.
///
/// Holds the answers whose other half has not come yet, few where both questions of a pair are near each other, and of whole
/// pairs their names.
package struct ResponseAssembly {
  private struct Key: Hashable {
    let pair: String
    let candidate: String
    let sample: Int
  }

  private struct Half {
    let pair: PairRecord
    let side: QuestionSide
    let response: ResponseRecord.Response
  }

  private var halves: [Key: Half] = [:]
  private var complete: Set<Key> = []

  package init() {}

  /// Answers without the one to their pair's other question.
  package var incomplete: Int { halves.count }

  /// - Returns: the pair's responses, if this answer makes them whole.
  /// - Throws: `RecordError` if the question was answered before, or its pair had other questions then.
  package mutating func add(
    _ response: ResponseRecord.Response, to side: QuestionSide, of pair: PairRecord, by candidate: String, sample: Int
  ) throws(RecordError) -> ResponseRecord? {
    let key = Key(pair: pair.id, candidate: candidate, sample: sample)
    let words = "the \(side.rawValue) question of \(pair.id), sample \(sample)"
    guard !complete.contains(key) else { throw RecordError("\(words): is answered more than once") }
    guard let other = halves.removeValue(forKey: key) else {
      halves[key] = Half(pair: pair, side: side, response: response)
      return nil
    }
    guard other.side != side else { throw RecordError("\(words): is answered more than once") }
    guard other.pair == pair else { throw RecordError("\(words): the pair is not the same as before") }
    complete.insert(key)
    let isFor = side == .forSide
    return ResponseRecord(
      pair: pair, candidate: candidate, sample: sample, forResponse: isFor ? response : other.response,
      againstResponse: isFor ? other.response : response)
  }
}
