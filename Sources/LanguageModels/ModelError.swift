package import Artifacts
package import Ledger

/// Why a model could not be asked. Each of these ends the run; what fails one request alone is an `Outcome`.
package enum ModelError: CommandError, Equatable {
  case badName(String)
  case missingKey(variable: String, model: String)
  case missingRegion(model: String)
  case keyOverPlainHTTP(address: String)
  case badAddress(String)
  case unsupported(model: String, what: String)
  case notPermitted(status: Int, words: String)
  case notFound(words: String)
  case schemaRefused(words: String)
  case rejectsEverything(words: String)
  case unavailable(words: String)
  case noPrice(model: String)
  case unboundedSearch
  case budgetReached(limit: Dollars, spent: Dollars, next: Dollars)
  case noBatches(model: String)
  case noEmbeddings(model: String)
  case readTwice(option: String)
  case batchFailed(words: String)

  package var description: String {
    switch self {
    case .badName(let text):
      "\"\(text)\" names no model. Use offline, openai:MODEL, anthropic:MODEL, google:MODEL, bedrock:MODEL, or the "
        + "address of an OpenAI-compatible server and a model, such as http://localhost:8000/v1#google/gemma-3-27b-it."
    case .missingKey(let variable, let model):
      "\(model) needs an API key. Set the environment variable \(variable)."
    case .missingRegion(let model):
      "\(model) needs a region. Set the environment variable AWS_REGION, such as us-east-1."
    case .keyOverPlainHTTP(let address):
      "\(address): a key is never sent over plain http to a public host. Use https, or unset the key."
    case .badAddress(let address):
      "\(address): is no address of a server. It must be http or https, a host, and at most a port and a path: keys "
        + "come from the environment."
    case .unsupported(let model, let what):
      "\(model) takes no \(what)."
    case .notPermitted(let status, let words):
      "The provider refused the request (HTTP \(status)): \(words). Check the key, its permissions and your credit. "
        + "Answers received so far are in the ledger."
    case .notFound(let words):
      "The provider does not know this model or address (HTTP 404): \(words). Check --model."
    case .schemaRefused(let words):
      "The provider refuses the JSON Schema of the answer: \(words). Another model may take it."
    case .rejectsEverything(let words):
      "The provider rejects every request: \(words). Answers received so far are in the ledger."
    case .unavailable(let words):
      "The model's server does not answer: \(words). Check the address, then run the same command again: answers "
        + "received so far are in the ledger."
    case .noPrice(let model):
      "No price is known for \(model), so no budget can be kept. Add its price to prices.yaml in a folder and give the "
        + "folder with --data, or leave --budget out."
    case .unboundedSearch:
      "What a web search brings is charged and has no bound, so no budget can be kept. Leave out --budget or "
        + "--web-search."
    case .budgetReached(let limit, let spent, let next):
      "The budget of \(limit) is reached: \(spent) are spent, and the next request could cost \(next). Answers received "
        + "so far are in the ledger; give a higher --budget to go on."
    case .noBatches(let model):
      "\(model) has no batch interface that valbench knows. Leave out --batch, or take an openai: or anthropic: model."
    case .noEmbeddings(let model):
      "\(model) has no embeddings here: use openai:MODEL, google:MODEL or ADDRESS#MODEL of an OpenAI-compatible server."
    case .readTwice(let option):
      "\(option) reads the inputs more than once, and standard input can be read only once. Write them to a file first."
    case .batchFailed(let words):
      "The provider failed a batch: \(words). Answers received so far are in the ledger; run the same command again to "
        + "send what is missing."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .badName, .unsupported, .unboundedSearch, .noBatches, .readTwice: .usage
    case .missingKey, .missingRegion, .keyOverPlainHTTP, .badAddress, .noPrice, .noEmbeddings: .badConfiguration
    case .notPermitted: .notPermitted
    case .notFound, .unavailable, .schemaRefused, .rejectsEverything, .batchFailed: .unavailable
    case .budgetReached: .unfinished
    }
  }
}
