/// A person's access token for the Hugging Face Hub. It comes from the environment, and goes to the server alone: no
/// description shows it.
package struct HubToken: Sendable, CustomStringConvertible {
  package static let variable = "HF_TOKEN"

  /// What stands in the request's `authorization` field.
  let authorization: String
  package var description: String { "a token" }

  /// - Returns: `nil` where none is set.
  /// - Throws: ``HubError/badToken`` for one with other characters than a token has.
  package init?(environment: [String: String]) throws(HubError) {
    guard let text = environment[Self.variable], !text.isEmpty else { return nil }
    guard text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else { throw .badToken }
    authorization = "Bearer \(text)"
  }
}
