package import Artifacts

/// The SHA-256 of all that decides a model's answer. Where the model runs is no part of it.
package struct RequestKey: Hashable, Sendable {
  package let sha256: String

  /// - Parameter canonicalRequest: provider, model, messages, sampling, schema and sample index, in a fixed order.
  package init(canonicalRequest: JSONObject) {
    sha256 = Digest.sha256(JSONValue.object(canonicalRequest).text)
  }

  /// A key as the ledger holds it.
  init(stored sha256: String) {
    self.sha256 = sha256
  }
}
