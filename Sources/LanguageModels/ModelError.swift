package import Artifacts

/// Why a model could not be asked. Each of these ends the run; what fails one request alone is an `Outcome`.
package enum ModelError: CommandError, Equatable {
  case badName(String)
  case missingKey(variable: String, model: String)
  case keyOverPlainHTTP(address: String)
  case badAddress(String)
  case notPermitted(status: Int, words: String)
  case notFound(words: String)
  case unavailable(words: String)
  case isOffline

  package var description: String {
    switch self {
    case .badName(let text):
      "\"\(text)\" names no model. Use offline, openai:MODEL, anthropic:MODEL, or the address of an OpenAI-compatible "
        + "server and a model, such as http://localhost:8000/v1#google/gemma-3-27b-it."
    case .missingKey(let variable, let model):
      "\(model) needs an API key. Set the environment variable \(variable)."
    case .keyOverPlainHTTP(let address):
      "\(address): a key is never sent over plain http to a public host. Use https, or unset the key."
    case .badAddress(let address):
      "\(address): is no address of a server."
    case .notPermitted(let status, let words):
      "The provider refused the request (HTTP \(status)): \(words). Check the key, its permissions and your credit. "
        + "Answers received so far are in the ledger."
    case .notFound(let words):
      "The provider does not know this model or address (HTTP 404): \(words). Check --model."
    case .unavailable(let words):
      "The model's server does not answer: \(words). Check the address, then run the same command again: answers "
        + "received so far are in the ledger."
    case .isOffline:
      "The offline model was asked for something that it has no rule for."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .badName: .usage
    case .missingKey, .keyOverPlainHTTP, .badAddress: .badConfiguration
    case .notPermitted: .notPermitted
    case .notFound, .unavailable: .unavailable
    case .isOffline: .internalError
    }
  }
}

/// Why one attempt brought no answer.
enum AttemptError: Error, Equatable {
  /// May pass: the attempt is repeated, not before `retryAfter` if the server said so.
  case transient(words: String, retryAfter: Duration?)
  /// Will not pass for this request; others may fare better.
  case rejected(words: String)
  /// Ends the run.
  case fatal(ModelError)
}
