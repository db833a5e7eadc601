import NIOHTTP1

/// By what a server tells one version of a file from another, for `If-Range` (RFC 9110, 13.1.5).
struct Validator: Sendable, Equatable {
  let text: String

  /// A strong entity tag, else the time of the last change; `nil` if there is neither.
  init?(_ headers: HTTPHeaders) {
    let tag = headers.first(name: "etag").flatMap { $0.hasPrefix("\"") ? $0 : nil }
    guard let text = tag ?? headers.first(name: "last-modified") else { return nil }
    self.init(text)
  }

  init?(_ text: String) {
    guard 1...256 ~= text.utf8.count, text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) else { return nil }
    self.text = text
  }
}
