import Artifacts
import LoopbackEmbeddings
import Testing

@Suite("The embeddings of the tests' server")
struct LoopbackEmbeddingsTests {
  private func vector(_ text: String) -> [Float] { LoopbackEmbeddings.vector(of: text, dimensions: 64) }

  private func cosine(_ one: String, _ other: String) -> Float {
    zip(vector(one), vector(other)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("near texts have near vectors, others have not")
  func nearness() {
    let question = "Explain why keeping elephants in zoos is wrong."
    #expect(cosine(question, "EXPLAIN why keeping elephants in zoos is wrong.") > 0.999)
    #expect(cosine(question, "Explain why keeping large elephants in zoos is wrong.") > 0.8)
    #expect(abs(cosine(question, "Mention two reasons for a lower tax on land.")) < 0.5)
  }

  @Test("all vectors have the length 1", arguments: ["", "a", "ab", "abc", "動物園", "aaaaaaaa"])
  func length(text: String) {
    #expect(abs(cosine(text, text) - 1) < 0.001)
  }

  @Test("what is no request of the protocol has no reply")
  func noReply() {
    #expect(LoopbackEmbeddings.reply(to: [:]) == nil)
    #expect(LoopbackEmbeddings.reply(to: ["input": [1]]) == nil)
    #expect(LoopbackEmbeddings.reply(to: ["input": ["a"], "dimensions": 0]) == nil)
    #expect(LoopbackEmbeddings.reply(to: ["input": "a", "dimensions": 2])?["data"]?.asArray?.count == 1)
  }
}
