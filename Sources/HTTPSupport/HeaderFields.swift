/// The header fields of a reply. Names are compared without regard to case (RFC 9110, 5.1).
package struct HeaderFields: Sendable {
  private let fields: [(name: String, value: String)]

  package init(_ fields: [(name: String, value: String)] = []) {
    self.fields = fields.map { ($0.name.lowercased(), $0.value) }
  }

  /// The value of the first field of that name.
  package subscript(name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name == name }?.value
  }
}
