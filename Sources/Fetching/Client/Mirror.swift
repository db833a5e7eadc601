import Foundation

/// The address of a server with dumps.
package struct Mirror: Sendable, Equatable {
  /// Without a slash at its end.
  package let text: String

  package static let wikimedia = Mirror(checked: "https://dumps.wikimedia.org")

  private init(checked text: String) { self.text = text }

  /// - Throws: ``FetchError/badMirror(_:)`` unless it is an http or https URL with a host and without user, query and
  ///   fragment.
  package init(_ text: String) throws(FetchError) {
    guard let url = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = url.scheme?.lowercased(),
      scheme == "https" || scheme == "http", url.host?.isEmpty == false, (1...65_535).contains(url.port ?? 80),
      url.user == nil, url.password == nil, url.query == nil, url.fragment == nil
    else { throw .badMirror(text) }
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    self.text = text
  }
}
