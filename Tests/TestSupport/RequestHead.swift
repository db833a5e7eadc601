import Foundation

/// The head of an HTTP request that came to a ``FaultServer``.
struct RequestHead {
  let method: String
  let target: String
  /// With names in lower case.
  let headers: [String: String]

  init(_ text: String) {
    let lines = text.split(separator: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let field = line.split(separator: ":", maxSplits: 1)
      headers[field[0].lowercased()] = field[1].trimmingCharacters(in: .whitespaces)
    }
    (method, target, self.headers) = (words[0], words[1], headers)
  }
}
