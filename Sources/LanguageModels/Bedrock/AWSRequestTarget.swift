import Foundation

/// Where a request to AWS goes, in the form that Signature Version 4 signs.
struct AWSRequestTarget: Equatable {
  /// As the `host` field says it: with the port, unless it is the scheme's own.
  let host: String
  /// The path as it goes over the wire, normalised (RFC 3986, 5.2.4) and percent-encoded once more.
  let canonicalPath: String
  /// The parameters, percent-encoded once, in the order of their encoded names and values.
  let canonicalQuery: String

  init(url: String) {
    var rest = url[...]
    var defaultPort = ""
    if let mark = rest.firstRange(of: "://") {
      defaultPort = rest[..<mark.lowerBound] == "http" ? ":80" : ":443"
      rest = rest[mark.upperBound...]
    }
    rest = rest.prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    rest = rest[authority.endIndex...]
    let path = rest.prefix { $0 != "?" }
    let query = rest[path.endIndex...].dropFirst()
    let isDefaultPort = !defaultPort.isEmpty && authority.hasSuffix(defaultPort)
    host = String(isDefaultPort ? authority.dropLast(defaultPort.count) : authority)
    canonicalPath = Self.normalized(path).percentEncoded(keeping: "/")
    canonicalQuery = Self.canonical(query)
  }

  private static func normalized(_ path: Substring) -> String {
    var segments: [Substring] = []
    for segment in path.split(separator: "/") {
      switch segment {
      case ".": continue
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    let isFolder = path.hasSuffix("/") && !segments.isEmpty
    return "/" + segments.joined(separator: "/") + (isFolder ? "/" : "")
  }

  private static func canonical(_ query: Substring) -> String {
    let parameters = query.split(separator: "&").map { parameter in
      let name = parameter.prefix { $0 != "=" }
      return (encodedOnce(name), encodedOnce(parameter[name.endIndex...].dropFirst()))
    }
    return parameters.sorted { $0 < $1 }.map { "\($0)=\($1)" }.joined(separator: "&")
  }

  /// Encodes what may or may not be encoded already.
  private static func encodedOnce(_ text: Substring) -> String {
    (text.removingPercentEncoding ?? String(text)).percentEncoded()
  }
}
