package import Artifacts
import Ledger

/// One question to a model, whichever provider serves it.
package struct ModelRequest: Sendable {
  package var system: String?
  package var prompt: String
  package var sampling: Sampling
  /// The form that the answer must have; `nil` for free text.
  package var schema: AnswerSchema?
  /// What is asked for in place of an answer to the prompt, if it is embeddings.
  package private(set) var embedding: EmbeddingTask?
  /// Tells apart several samples of one question.
  package var sampleIndex = 0
  /// An answer to this request that was of the wrong form, if it is asked again for that.
  var repair: Repair?
  /// What the offline model answers: a rule, since it cannot read.
  package var offlineAnswer: @Sendable () -> String

  package init(
    system: String? = nil, prompt: String, sampling: Sampling, schema: AnswerSchema? = nil,
    offlineAnswer: @escaping @Sendable () -> String
  ) {
    self.system = system
    self.prompt = prompt
    self.sampling = sampling
    self.schema = schema
    self.offlineAnswer = offlineAnswer
  }

  /// A request for embeddings. The answer is read with ``EmbeddingTask/vectors(of:)``.
  package init(embedding: EmbeddingTask) {
    self.init(prompt: "", sampling: .ofEmbeddings) { "" }
    self.embedding = embedding
  }
}

/// An answer that cannot be used, and why.
struct Repair: Sendable, Equatable {
  let answer: String
  let problem: String
}

/// How the model draws its answer.
package struct Sampling: Sendable, Equatable {
  package let temperature: Double
  package let topP: Double
  package let maximumOutputTokens: Int
  package var thinking = Thinking()

  package init(temperature: Double, topP: Double = 1, maximumOutputTokens: Int, thinking: Thinking = Thinking()) {
    self.temperature = temperature
    self.topP = topP
    self.maximumOutputTokens = maximumOutputTokens
    self.thinking = thinking
  }

  /// That of requests for embeddings, which draw nothing.
  static let ofEmbeddings = Sampling(temperature: 0, maximumOutputTokens: 0)

  /// What is not asked for is not there, so that keys and manifests stay as they were before it could be asked for.
  package var json: JSONObject {
    var json: JSONObject = [
      "temperature": .double(temperature), "top-p": .double(topP),
      "maximum-output-tokens": .integer(maximumOutputTokens),
    ]
    json.append(contentsOf: thinking.json)
    return json
  }

  /// The tokens that one reply may have at most, reasoning included.
  var maximumReplyTokens: Int {
    if case .tokens(let budget) = thinking.reasoning { return maximumOutputTokens + budget }
    return maximumOutputTokens
  }
}

/// What a model may do before it answers, and how chance is seeded.
package struct Thinking: Sendable, Equatable {
  package enum Reasoning: Sendable, Equatable {
    /// How hard to think, in OpenAI's words: `none`, `minimal`, `low`, `medium`, `high` and what models add to them.
    case effort(String)
    /// The most tokens to think, as Anthropic counts them.
    case tokens(Int)
  }

  package var reasoning: Reasoning?
  package var searchesWeb = false
  package var seed: Int?

  package init(reasoning: Reasoning? = nil, searchesWeb: Bool = false, seed: Int? = nil) {
    self.reasoning = reasoning
    self.searchesWeb = searchesWeb
    self.seed = seed
  }

  fileprivate var json: JSONObject {
    var json: JSONObject = [:]
    switch reasoning {
    case .effort(let effort)?: json["reasoning"] = .string(effort)
    case .tokens(let tokens)?: json["reasoning"] = .integer(tokens)
    case nil: break
    }
    if searchesWeb { json["web-search"] = true }
    if let seed { json["seed"] = .integer(seed) }
    return json
  }
}

/// A JSON Schema that an answer must follow, and the check that it does.
package struct AnswerSchema: Sendable {
  package let name: String
  package let schema: JSONValue
  /// What is wrong with an answer, or `nil`. Servers that take a schema do not all keep to it.
  package let problem: @Sendable (String) -> String?

  package init(name: String, schema: JSONValue, problem: @escaping @Sendable (String) -> String?) {
    self.name = name
    self.schema = schema
    self.problem = problem
  }

  /// A schema whose answers are checked by reading them.
  ///
  /// - Parameter read: throws what is wrong with an answer.
  package static func reading(
    name: String, schema: JSONValue, _ read: @escaping @Sendable (String) throws -> Void
  ) -> AnswerSchema {
    AnswerSchema(name: name, schema: schema) { answer in
      do {
        try read(answer)
        return nil
      } catch {
        return String(describing: error)
      }
    }
  }
}

extension ModelRequest {
  /// All that decides the answer, in a fixed order: what the key is made from and the ledger shows.
  func canonical(for model: ModelName) -> JSONObject {
    if let embedding {
      return [
        "version": 1, "provider": .string(model.providerName), "model": .string(model.model),
        "embedding": .object(embedding.json), "sample": .integer(sampleIndex),
      ]
    }
    return [
      "version": 1, "provider": .string(model.providerName), "model": .string(model.model),
      "offline_rules": model.isOffline ? .integer(OfflineModel.rulesVersion) : .null, "system": .optional(system),
      "prompt": .string(prompt), "sampling": .object(sampling.json), "schema": schema?.schema ?? .null,
      "sample": .integer(sampleIndex),
    ]
  }
}
