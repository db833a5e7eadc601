import Artifacts
import Testing

@Suite("Reasoning inside an answer")
struct InlineReasoningTests {
  @Test(
    "reasoning is told apart from the answer",
    arguments: [
      ("Yes.\n\nBecause.", nil, "Yes.\n\nBecause."),
      ("<think>\nHm.\n</think>\n\nYes.\n\nBecause.", "Hm.", "Yes.\n\nBecause."),
      ("Hm.</think>Yes.", "Hm.", "Yes."),
      ("<think>Hm. And so on", "Hm. And so on", ""),
      ("<think></think>Yes.", "", "Yes."),
      ("Is 1 < 2? Then <b>yes</b>.", nil, "Is 1 < 2? Then <b>yes</b>."),
      ("", nil, ""),
    ])
  func inline(text: String, reasoning: String?, answer: String) {
    let inline = InlineReasoning(in: text)
    #expect(inline.reasoning == reasoning)
    #expect(inline.answer == answer)
  }

  @Test("where reasoning came by itself, a closing tag alone is part of the answer")
  func closingAlone() {
    #expect(InlineReasoning(in: "The tag </think> ends it.", mayLackOpening: false).reasoning == nil)
  }
}
