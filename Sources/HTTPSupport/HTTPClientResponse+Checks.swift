package import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension HTTPClientResponse {
  /// What is wrong with a compressed reply, in words: nothing asked for one, and a small one may unpack to gigabytes.
  package var encodingProblem: String? {
    headers[canonicalForm: "content-encoding"].first { $0.lowercased() != "identity" }.map {
      "the reply is compressed (\($0)), although nothing asked for that"
    }
  }

  /// What is wrong with a reply that does not say how long it is: it could end early unnoticed.
  package var framingProblem: String? {
    headers.contains(name: "content-length") || headers.contains(name: "transfer-encoding")
      ? nil : "the reply does not say how long it is, so nobody could tell whether it is whole"
  }
}
