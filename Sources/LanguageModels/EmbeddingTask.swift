package import Artifacts

/// Texts whose embeddings are asked for, in place of an answer to a prompt.
package struct EmbeddingTask: Sendable, Equatable {
  package let texts: [String]
  /// How many values each vector is to have; `nil` for as many as the model gives by itself.
  package let dimensions: Int?

  package init(texts: [String], dimensions: Int? = nil) {
    self.texts = texts
    self.dimensions = dimensions
  }

  var json: JSONObject {
    ["texts": .strings(texts), "dimensions": dimensions.map { .integer($0) } ?? .null]
  }

  /// The vectors as one text, a line of base64 for each: what the ledger keeps.
  ///
  /// - Parameter vectors: those of the texts, in their order.
  /// - Throws: `RecordError` if they are not as long as was asked for, or not equally long.
  func answer(_ vectors: [[Float]]) throws(RecordError) -> String {
    try checkDimensions(vectors)
    return vectors.map(EmbeddingVector.base64).joined(separator: "\n")
  }

  /// Reads what ``answer(_:)`` wrote.
  ///
  /// - Throws: `RecordError` if it is none that could have been written.
  package func vectors(of answer: String) throws(RecordError) -> [[Float]] {
    var vectors: [[Float]] = []
    for line in answer.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      vectors.append(try EmbeddingVector.values(base64: String(Substring(line))))
    }
    try checkCount(vectors.count)
    try checkDimensions(vectors)
    return vectors
  }

  func checkCount(_ count: Int) throws(RecordError) {
    guard count == texts.count else { throw RecordError("there are \(count) embeddings for \(texts.count) texts") }
  }

  private func checkDimensions(_ vectors: [[Float]]) throws(RecordError) {
    let expected = dimensions ?? vectors.first?.count ?? 0
    guard let other = vectors.first(where: { $0.count != expected }) else { return }
    throw RecordError(
      dimensions == nil
        ? "the embeddings differ in length: \(expected) and \(other.count) dimensions"
        : "an embedding has \(other.count) dimensions, and \(expected) were asked for")
  }
}
