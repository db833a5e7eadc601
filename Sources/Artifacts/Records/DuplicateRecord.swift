/// Why a pair was removed as a duplicate: a line of `duplicates.jsonl`.
package struct DuplicateRecord: JSONRecord, Equatable {
  /// What showed that the two pairs are one.
  package enum Method: String, Sendable {
    /// Equal after folding.
    case exact
    /// Found by MinHash, verified by exact Jaccard similarity.
    case minhash
    /// Both questions are alike by their embeddings, and do not take opposite sides.
    case embedding
  }

  package let pair: PairRecord
  /// The pair that was kept in its place, which it directly matches.
  package let keptID: String
  package let method: Method
  /// Jaccard similarity of the two texts; 1 for exact duplicates; for embeddings the lesser cosine of the two sides.
  package let score: Double
  /// Whether the two pairs match with their sides exchanged.
  package let isSwapped: Bool

  package init(pair: PairRecord, keptID: String, method: Method, score: Double, isSwapped: Bool) {
    self.pair = pair
    self.keptID = keptID
    self.method = method
    self.score = score
    self.isSwapped = isSwapped
  }

  package init(_ object: JSONObject) throws(RecordError) {
    pair = try PairRecord(try object.object("pair"))
    keptID = try object.string("kept_id")
    guard let method = Method(rawValue: try object.string("method")) else {
      throw RecordError("the field \"method\" is none of exact, minhash and embedding")
    }
    self.method = method
    score = try object.number("score")
    isSwapped = try object.bool("swapped")
  }

  package var json: JSONObject {
    var object = Self.head(id: pair.id, keptID: keptID, method: method, score: score, isSwapped: isSwapped)
    object["pair"] = .object(pair.json)
    return object
  }

  private static func head(id: String, keptID: String, method: Method, score: Double, isSwapped: Bool) -> JSONObject {
    [
      "id": .string(id), "kept_id": .string(keptID), "method": .string(method.rawValue), "score": .double(score),
      "swapped": .bool(isSwapped),
    ]
  }

  /// The record's bytes where the pair's are there already.
  package static func encoded(
    id: String, keptID: String, method: Method, score: Double, isSwapped: Bool, encodedPair: [UInt8]
  ) -> [UInt8] {
    let head = head(id: id, keptID: keptID, method: method, score: score, isSwapped: isSwapped)
    return JSONValue.object(head).encoded().dropLast() + ",\"pair\":".utf8 + encodedPair + "}".utf8
  }
}
