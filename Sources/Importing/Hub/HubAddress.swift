import Foundation
import HTTPSupport

/// The address of a server that speaks the API of the Hugging Face dataset viewer.
package struct HubAddress: Sendable, Equatable {
  /// Without a slash at its end.
  package let text: String

  package static let huggingFace = HubAddress(checked: "https://datasets-server.huggingface.co")

  private init(checked text: String) { self.text = text }

  /// - Throws: ``HubError/badServer(_:)`` unless it is an https URL, or on loopback an http one, with a host and without
  ///   user, query and fragment: a token may go there.
  package init(_ text: String) throws(HubError) {
    guard let parts = URLComponents(string: text, encodingInvalidCharacters: false), let url = parts.url,
      let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http" && url.isLoopback,
      parts.host?.isEmpty == false, (1...65_535).contains(parts.port ?? 443), parts.user == nil, parts.password == nil,
      parts.query == nil, parts.fragment == nil
    else { throw .badServer(text) }
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    self.text = text
  }

  /// The address of one request, with all but letters, digits and `-._~` escaped (RFC 3986, 2.3).
  func url(_ path: String, _ query: [(name: String, value: String)]) -> String {
    let unreserved = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    let fields = query.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "")"
    }
    return "\(text)/\(path)?\(fields.joined(separator: "&"))"
  }
}
