import Foundation
import NIOCore

/// The address of a model's server, up to where the path of a protocol begins, such as `https://api.openai.com/v1`.
package struct ServerAddress: Sendable, Equatable {
  /// Without a slash at its end.
  package let text: String

  /// - Parameter hasKey: whether requests to it carry an API key, which leaves over plain HTTP for private hosts alone.
  /// - Throws: ``ModelError/badAddress(_:)`` unless it is an http or https URL with a host and without user, query and
  ///   fragment; ``ModelError/keyOverPlainHTTP(address:)``.
  package init(_ text: String, hasKey: Bool) throws(ModelError) {
    guard let url = URLComponents(string: text, encodingInvalidCharacters: false),
      let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
      let host = url.host, !host.isEmpty, (1...65_535).contains(url.port ?? 80),
      url.user == nil, url.password == nil, url.query == nil, url.fragment == nil
    else { throw .badAddress(Self.shown(text)) }
    if hasKey, scheme == "http", !Self.isPrivate(host) { throw .keyOverPlainHTTP(address: text) }
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    self.text = text
  }

  /// The address of a path on the server.
  ///
  /// - Parameter path: begins with a slash.
  package func url(_ path: String) -> String { text + path }

  /// An address for a message, without what may be secret: the user, the password, the query.
  private static func shown(_ text: String) -> String {
    var text = text
    if let end = text.lastIndex(of: "@") {
      let start = text.range(of: "://")?.upperBound ?? text.startIndex
      if start < end { text.replaceSubrange(start..<end, with: "…") }
    }
    if let query = text.firstIndex(where: { $0 == "?" || $0 == "#" }) { text = text[...query] + "…" }
    return text
  }

  /// Whether a host is on this machine or in a private network: by its IP address (RFC 1918, RFC 4193, RFC 4291), by a
  /// name that is reserved for that (RFC 6761, RFC 6762, RFC 8375, `.internal`), or by a name without a dot, as cluster
  /// nodes have.
  package static func isPrivate(_ host: String) -> Bool {
    let host = host.lowercased().trimmingPrefix("[").prefix { $0 != "]" && $0 != "%" }
    switch try? SocketAddress(ipAddress: String(host), port: 0) {
    case .v4(let address): return withUnsafeBytes(of: address.address.sin_addr) { isPrivate(v4: Array($0)) }
    case .v6(let address): return withUnsafeBytes(of: address.address.sin6_addr) { isPrivate(v6: Array($0)) }
    default: break
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    // Resolvers read 134744072, 0x8080808 and 010.8.8.8 as IPv4 addresses.
    guard let last = labels.last, let first = last.first, !first.isWholeNumber, !host.contains(":") else {
      return false
    }
    return labels.count == 1 || ["localhost", "local", "internal"].contains(last)
      || labels.suffix(2) == ["home", "arpa"] && labels.count > 2
  }

  private static func isPrivate(v4 bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1]) {
    case (127, _), (10, _), (192, 168), (172, 16...31): true
    default: false
    }
  }

  private static func isPrivate(v6 bytes: [UInt8]) -> Bool {
    if bytes == Array(repeating: 0, count: 15) + [1] { return true }
    if bytes.starts(with: Array(repeating: 0, count: 10) + [0xFF, 0xFF]) { return isPrivate(v4: Array(bytes[12...])) }
    return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }
}
