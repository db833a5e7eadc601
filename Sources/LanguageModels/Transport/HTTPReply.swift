package import HTTPSupport

/// A whole reply, whatever its status. API keys are struck out of its fields and its body.
package struct HTTPReply: Sendable {
  package let status: Int
  package let headers: HeaderFields
  package let body: [UInt8]

  package init(status: Int, headers: HeaderFields, body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
