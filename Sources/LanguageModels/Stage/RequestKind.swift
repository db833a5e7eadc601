import Artifacts
import Ledger

/// One kind of request that a stage makes: of which model, how it draws its answer, and which form that must have.
package struct RequestKind: Sendable {
  /// Such as `verify`; unique in its stage.
  package let name: String
  package let model: ModelName
  package let sampling: Sampling
  /// `nil` for free text.
  package let schema: AnswerSchema?
  /// Whether it is embeddings that are asked for; nothing is drawn then.
  private(set) var isEmbedding = false

  package init(name: String, model: ModelName, sampling: Sampling, schema: AnswerSchema? = nil) {
    self.name = name
    self.model = model
    self.sampling = sampling
    self.schema = schema
  }

  /// Requests for embeddings.
  ///
  /// - Throws: ``ModelError/noEmbeddings(model:)`` if the model's provider has none.
  package static func embedding(name: String, model: ModelName) throws(ModelError) -> RequestKind {
    guard model.mayEmbed else { throw .noEmbeddings(model: model.label) }
    var kind = RequestKind(name: name, model: model, sampling: .ofEmbeddings)
    kind.isEmbedding = true
    return kind
  }

  package func request(embedding: EmbeddingTask) -> StageRequest {
    StageRequest(kind: self, request: ModelRequest(embedding: embedding))
  }

  /// - Parameter sample: tells apart several answers to one prompt.
  package func request(
    system: String? = nil, prompt: String, sample: Int = 0, offlineAnswer: @escaping @Sendable () -> String
  ) -> StageRequest {
    var request = ModelRequest(
      system: system, prompt: prompt, sampling: sampling, schema: schema, offlineAnswer: offlineAnswer)
    request.sampleIndex = sample
    return StageRequest(kind: self, request: request)
  }
}

/// A request of one kind.
package struct StageRequest: Sendable {
  package let kind: RequestKind
  package let request: ModelRequest

  var key: RequestKey { RequestKey(canonicalRequest: canonical) }
  var canonical: JSONObject { request.canonical(for: kind.model) }
}
