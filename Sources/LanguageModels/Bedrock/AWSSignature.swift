import Artifacts
import Crypto
import Foundation

/// Signs requests to AWS with Signature Version 4.
///
/// AWS Identity and Access Management User Guide, "Create a signed AWS API request". For every service but S3, which
/// encodes paths otherwise.
struct AWSSignature: Sendable {
  let credentials: AWSCredentials
  /// Such as `us-east-1`.
  let region: String
  /// The service's name in signatures, which is not always that in its address: `bedrock` for `bedrock-runtime`.
  let service: String

  private static let algorithm = "AWS4-HMAC-SHA256"

  /// The header fields to send beside the given ones, so that AWS accepts the request.
  ///
  /// - Parameters:
  ///   - url: the address with its path as it goes over the wire, percent-encoded once.
  ///   - headers: the fields to sign. Leave out what a client or proxy changes on the way, such as `user-agent`, and
  ///     `host`, which is taken from the address.
  ///   - time: AWS refuses a time that is five minutes off its own.
  /// - Returns: `x-amz-date`, `x-amz-security-token` if the credentials have a session token, and `authorization`.
  func headers(
    method: String, url: String, headers: [(name: String, value: String)], body: [UInt8], at time: Date
  ) -> [(name: String, value: String)] {
    let target = AWSRequestTarget(url: url)
    let timestamp = time.formatted(Self.timestampStyle)
    var added = [(name: "x-amz-date", value: timestamp)]
    if let token = credentials.sessionToken { added.append((name: "x-amz-security-token", value: token)) }
    let signed = Self.canonicalHeaders(headers + added + [(name: "host", value: target.host)])
    let names = signed.map(\.name).joined(separator: ";")
    let canonicalRequest =
      ([method, target.canonicalPath, target.canonicalQuery] + signed.map { "\($0.name):\($0.value)" }
      + ["", names, Digest.sha256(body)]).joined(separator: "\n")
    let scope = [String(timestamp.prefix(8)), region, service, "aws4_request"]
    let scopeText = scope.joined(separator: "/")
    let stringToSign = [Self.algorithm, timestamp, scopeText, Digest.sha256(canonicalRequest)].joined(separator: "\n")
    let key = scope.reduce(Array("AWS4\(credentials.secretAccessKey)".utf8)) { Self.authenticate($1, key: $0) }
    let signature = Digest.hexadecimal(Self.authenticate(stringToSign, key: key))
    let credential = "\(credentials.accessKeyID)/\(scopeText)"
    let authorization = "\(Self.algorithm) Credential=\(credential), SignedHeaders=\(names), Signature=\(signature)"
    return added + [(name: "authorization", value: authorization)]
  }

  /// Such as `20150830T123600Z`; the same in every locale.
  private static var timestampStyle: Date.ISO8601FormatStyle {
    Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt)
  }

  /// HMAC (RFC 2104) with SHA-256.
  private static func authenticate(_ text: String, key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }

  /// Names in lower case and in order, those with several values once; values without blanks at the ends, and with one
  /// where there are several.
  private static func canonicalHeaders(
    _ headers: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    let values = Dictionary(grouping: headers) { $0.name.lowercased() }.mapValues { fields in
      fields.map { $0.value.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: ",")
    }
    return values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }
}
