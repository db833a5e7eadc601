/// One HTTP request to a model's server.
package struct HTTPCall: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  package var method: Method
  package var url: String
  /// Besides these, the transport adds `user-agent`, `host` and the body's length.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]?

  package init(method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}
