import LanguageModels
import Testing

@Suite("Model names")
struct ModelNameTests {
  @Test(
    "the three forms",
    arguments: [
      ("offline", "offline"), ("openai:gpt-4.1", "openai:gpt-4.1"), ("anthropic:claude", "anthropic:claude"),
      ("http://localhost:8000/v1#google/gemma-3-27b-it", "google/gemma-3-27b-it"),
      ("https://node17/v1/#m", "m"),
    ])
  func valid(text: String, label: String) throws {
    #expect(try ModelName(text).label == label)
  }

  @Test(
    "anything else is refused", arguments: ["", "gpt-4.1", "openai:", "http://localhost/v1", "http://x/v1#", "grok:x"])
  func invalid(text: String) {
    #expect(throws: ModelError.badName(text)) { try ModelName(text) }
  }
}
