package import Artifacts

/// A server's side of OpenAI's Embeddings protocol, with vectors that need no model: texts that share many runs of three
/// characters have near ones.
package enum LoopbackEmbeddings {
  /// - Parameter request: the body of a call.
  /// - Returns: the body of the reply, or `nil` if the request is none of this protocol.
  package static func reply(to request: JSONObject) -> JSONObject? {
    guard let input = request["input"], let texts = input.asStrings ?? input.asString.map({ [$0] }) else { return nil }
    let dimensions = request["dimensions"]?.asInteger ?? 64
    guard (1...16_384).contains(dimensions) else { return nil }
    let tokens = JSONValue.integer(texts.reduce(0) { $0 + $1.utf8.count / 4 + 1 })
    return [
      "object": "list", "model": request["model"] ?? .null,
      "data": .array(
        texts.enumerated().map { index, text in
          [
            "object": "embedding", "index": .integer(index),
            "embedding": .array(vector(of: text, dimensions: dimensions).map { .double(Double($0)) }),
          ]
        }),
      "usage": ["prompt_tokens": tokens, "total_tokens": tokens],
    ]
  }

  /// The runs of three characters of the lower-cased text, each added to a dimension with a sign, both by its hash, and
  /// the whole brought to length 1.
  package static func vector(of text: String, dimensions: Int) -> [Float] {
    let characters = Array(text.lowercased())
    var sums = [Float](repeating: 0, count: dimensions)
    for start in 0...max(0, characters.count - 3) {
      let hash = fnv1a(String(characters[start...].prefix(3)))
      sums[Int(hash % UInt64(dimensions))] += hash >> 63 == 0 ? 1 : -1
    }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return [1] + sums.dropFirst() }
    return sums.map { $0 / length }
  }

  /// FNV-1a, of 64 bits.
  private static func fnv1a(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
