import Artifacts
import Ledger

/// OpenAI's Embeddings protocol, which vLLM, llama.cpp's server, Ollama, Text Embeddings Inference, Gemini's compatible
/// address and many others speak.
struct EmbeddingsFormat: WireFormat {
  let model: String
  let task: EmbeddingTask

  let adjustments: [Adjustment] = []

  let path = "/embeddings"

  func unsupported(_ sampling: Sampling) -> String? { nil }

  func body(_ request: ModelRequest, _ adjusted: Set<Adjustment>) -> JSONObject {
    var body: JSONObject = [
      "model": .string(model), "input": .strings(task.texts), "encoding_format": "float",
    ]
    if let dimensions = task.dimensions { body["dimensions"] = .integer(dimensions) }
    return body
  }

  /// A reply whose embeddings cannot be used is told as an invalid answer and not as an error: its tokens are paid for.
  func completion(_ reply: JSONObject) throws(RecordError) -> Completion {
    let data = try reply.array("data")
    let usage = reply["usage"]?.asObject
    var completion = Completion(
      outcome: .answered, answeringModel: reply["model"]?.asString,
      usage: Usage(inputTokens: usage?.tokens("prompt_tokens") ?? usage?.tokens("total_tokens"), outputTokens: 0))
    do {
      completion.content = try task.answer(try vectors(data))
    } catch {
      completion.outcome = .invalid
      completion.detail = error.description
    }
    return completion
  }

  /// The vectors in the order of the texts.
  private func vectors(_ data: [JSONValue]) throws(RecordError) -> [[Float]] {
    try task.checkCount(data.count)
    var vectors: [[Float]] = Array(repeating: [], count: data.count)
    for (position, value) in data.enumerated() {
      guard let entry = value.asObject else { throw RecordError("the field \"data\" is not a list of objects") }
      // Google leaves out an index of 0.
      let index = try entry.optionalInteger("index") ?? position
      guard vectors.indices.contains(index), vectors[index].isEmpty else {
        throw RecordError("the indices of the embeddings are not those of the texts")
      }
      vectors[index] = try vector(entry)
    }
    return vectors
  }

  /// A list of numbers, or base64 as some servers give whatever is asked for.
  private func vector(_ entry: JSONObject) throws(RecordError) -> [Float] {
    switch entry["embedding"] {
    case .string(let text)?:
      return try EmbeddingVector.values(base64: text)
    case .array(let list)?:
      let values = list.compactMap { value in value.asNumber.map { Float($0) } }
      guard values.count == list.count else { throw RecordError("an embedding is not a list of numbers") }
      try EmbeddingVector.check(values)
      return values
    default: throw RecordError("an embedding is neither a list nor base64")
    }
  }
}
