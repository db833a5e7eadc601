package import Artifacts
package import LanguageModels
package import Ledger

/// Pairs in, embeddings out: asks an embedding model for the vectors of the two questions of each pair, in one request.
package struct EmbedStage: ModelStage {
  /// What came of one pair.
  package enum PairEmbedding: Sendable {
    case made(EmbeddingRecord)
    case missing(Outcome)
  }

  package static let name = "embed"
  package static let unit = "pairs"
  package static let made = "embeddings"

  package let inputs: [String]
  package let outputs: [String]
  package let access: ModelAccess
  package let kinds: [RequestKind]
  /// How many values each vector is to have; `nil` for as many as the model gives by itself.
  let dimensions: Int?

  /// - Throws: `ModelError.noEmbeddings` if the model's provider has none.
  package init(inputs: [String], output: String, access: ModelAccess, dimensions: Int? = nil) throws(ModelError) {
    self.inputs = inputs
    outputs = [output]
    self.access = access
    kinds = [try .embedding(name: Self.name, model: access.model)]
    self.dimensions = dimensions
  }

  package var parameters: JSONObject { dimensions.map { ["dimensions": .integer($0)] } ?? [:] }
  package var data: [DataFile] { [] }

  package func result(for pair: PairRecord, ask: Ask) async throws -> PairEmbedding {
    let task = EmbeddingTask(texts: [pair.forQuestion, pair.againstQuestion], dimensions: dimensions)
    let reply = try await ask([kinds[0].request(embedding: task)])[0]
    guard let answer = reply.answer else { return .missing(reply.outcome) }
    guard let vectors = try? task.vectors(of: answer) else { return .missing(.invalid) }
    return .made(
      EmbeddingRecord(id: pair.id, model: access.model.label, forVector: vectors[0], againstVector: vectors[1]))
  }

  package func write(
    _ pair: PairRecord, _ result: PairEmbedding, to outputs: [ArtifactOutput], _ summary: inout StageSummary
  ) throws -> Int {
    if pair.generator == offlineModelName { summary.notice(offlineNotice, isInherited: true) }
    switch result {
    case .made(let record):
      try outputs[0].write(record)
      return 1
    case .missing(let outcome):
      summary.drop("pair whose embeddings are missing (\(outcome.rawValue))")
      if outcome.mayPass { summary.unfinished += 1 }
      return 0
    }
  }
}
