package import Artifacts
import Ledger

/// One question to a model, whichever provider serves it.
package struct ModelRequest: Sendable {
  package var system: String?
  package var prompt: String
  package var sampling: Sampling
  /// The form that the answer must have; `nil` for free text.
  package var schema: AnswerSchema?
  /// Tells apart several samples of one question.
  package var sampleIndex = 0
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
}

/// How the model draws its answer.
package struct Sampling: Sendable, Equatable {
  package let temperature: Double
  package let topP: Double
  package let maximumOutputTokens: Int

  package init(temperature: Double, topP: Double = 1, maximumOutputTokens: Int) {
    self.temperature = temperature
    self.topP = topP
    self.maximumOutputTokens = maximumOutputTokens
  }

  package var json: JSONObject {
    [
      "temperature": .double(temperature), "top-p": .double(topP),
      "maximum-output-tokens": .integer(maximumOutputTokens),
    ]
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
}

extension ModelRequest {
  /// All that decides the answer, in a fixed order: what the key is made from and the ledger shows.
  func canonical(for model: ModelName) -> JSONObject {
    [
      "version": 1, "provider": .string(model.providerName), "model": .string(model.model),
      "offline_rules": model.isOffline ? .integer(OfflineModel.rulesVersion) : .null, "system": .optional(system),
      "prompt": .string(prompt), "sampling": .object(sampling.json), "schema": schema?.schema ?? .null,
      "sample": .integer(sampleIndex),
    ]
  }
}
