/// The embeddings of a pair's two questions: a line of `embeddings.jsonl`.
package struct EmbeddingRecord: JSONRecord, Equatable {
  /// The pair's.
  package let id: String
  /// The model that made both vectors.
  package let model: String
  package let forVector: [Float]
  /// Of as many dimensions as ``forVector``.
  package let againstVector: [Float]

  /// - Parameters:
  ///   - forVector: one that passes ``EmbeddingVector/check(_:)``.
  ///   - againstVector: the same, of as many dimensions.
  package init(id: String, model: String, forVector: [Float], againstVector: [Float]) {
    self.id = id
    self.model = model
    self.forVector = forVector
    self.againstVector = againstVector
  }

  package init(_ object: JSONObject) throws(RecordError) {
    id = try object.string("id")
    model = try object.string("model")
    let dimensions = try object.integer("dimensions")
    func vector(_ key: String) throws(RecordError) -> [Float] {
      let text = try object.string(key)
      do {
        let values = try EmbeddingVector.values(base64: text)
        guard values.count == dimensions else {
          throw RecordError("an embedding has \(values.count) dimensions, not the \(dimensions) of \"dimensions\"")
        }
        return values
      } catch {
        throw RecordError("the field \"\(key)\" cannot be used: \(error)")
      }
    }
    forVector = try vector("for_embedding")
    againstVector = try vector("against_embedding")
  }

  package var json: JSONObject {
    [
      "id": .string(id), "model": .string(model), "dimensions": .integer(forVector.count),
      "for_embedding": .string(EmbeddingVector.base64(forVector)),
      "against_embedding": .string(EmbeddingVector.base64(againstVector)),
    ]
  }
}
