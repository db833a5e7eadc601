import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Generating, as a user does it")
struct GenerateCommandTests {
  private func generate(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> Executable.Ending {
    try await Executable.runBeside(
      "valbench-generate", arguments, in: folder.path, environment: environment)
  }

  private static let answer = """
    {"section_holds": "issues of value", "issues": [{"issue_description": "Whether zoos should be closed.", \
    "for_question": "Explain why zoos should be closed.", "against_question": "Explain why zoos should be kept open.", \
    "category": "animals", "issue_scale": "international", "for_values": ["concern for nature"], \
    "against_values": ["stimulation"]}], "proposition": "Zoos should be closed.", "remarks": "", "opposed": true, \
    "question_1_value_laden": true, "question_1_self_contained": true, "question_1_neutral_premise": true, \
    "question_2_value_laden": true, "question_2_self_contained": true, "question_2_neutral_premise": true}
    """

  @Test("the prompt that is shown is the prompt that is sent")
  func printPrompt() async throws {
    try await withTemporaryFolder { folder in
      let sections = [Fixtures.section(1), Fixtures.section(2, text: "Zoos keep animals; some want zoos closed.")]
      try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
      try await ModelServer.with { _, _ in
        .chat(Self.answer)
      } body: { server, address in
        let model = ["--model", address + "/v1#m"]
        let shown = try await generate(["sections.jsonl", "--print-prompt", sections[1].id] + model, in: folder)
        #expect(
          shown.status == 0 && shown.errors.contains("nothing was sent") && shown.errors.contains("section_holds"))
        #expect(await server.calls.isEmpty)
        #expect(try folder.files() == ["sections.jsonl"])
        let unknown = try await generate(["sections.jsonl", "--print-prompt", "sec-0"] + model, in: folder)
        #expect(unknown.status == 64 && unknown.errors.contains("No section has the id \"sec-0\""))

        let done = try await generate(["sections.jsonl", "-o", "pairs.jsonl"] + model, in: folder)
        #expect(done.status == 0, "\(done.errors)")
        let prompts = await server.calls.map { call in
          call.body["messages"]?.asArray?.first?.asObject?["content"]?.asString ?? ""
        }
        #expect(prompts.contains(shown.output))
      }
    }
  }

  @Test("a sample is asked about first; what it paid for is not paid for again")
  func sample() async throws {
    try await withTemporaryFolder { folder in
      let sections = (0..<12).map { number in
        Fixtures.section(number, title: "Zoo", text: "Zoos, part \(number): some want zoos closed.")
      }
      try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
      try await ModelServer.with { _, _ in
        .chat(Self.answer)
      } body: { server, address in
        let arguments = ["sections.jsonl", "-o", "pairs.jsonl", "--no-verify", "--model", address + "/v1#m"]
        let first = try await generate(arguments + ["--sample", "5"], in: folder)
        #expect(first.status == 0 && first.errors.contains("5 sections, 5 pairs"), "\(first.errors)")
        let all = try await generate(arguments, in: folder)
        #expect(all.errors.contains("12 sections, 12 pairs") && all.errors.contains("7 calls"), "\(all.errors)")
        #expect(await server.calls.count == 12)
      }
    }
  }

  @Test("a verifier of another provider needs its key too, and nothing is asked before it is there")
  func verifierKey() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.section()]), to: "sections.jsonl")
      try await ModelServer.with { _, _ in
        .chat(Self.answer)
      } body: { server, address in
        let arguments = ["sections.jsonl", "-o", "pairs.jsonl", "--model", address + "/v1#m", "--verifier", "openai:v"]
        let ending = try await generate(arguments, in: folder, environment: ["OPENAI_API_KEY": ""])
        #expect(ending.status == 78 && ending.errors.contains("OPENAI_API_KEY"), "\(ending.errors)")
        #expect(await server.calls.isEmpty)
      }
    }
  }

  @Test("options that make no sense together are refused")
  func contradictions() async throws {
    try await withTemporaryFolder { folder in
      for (arguments, words) in [
        (["--no-verify", "--verifier", "openai:v"], "contradict"), (["--verifier", "offline"], "cannot verify"),
        (["--rejected", "-"], "name of a file"), (["--sample", "0"], "at least 1"),
        (["--maximum-issues", "0"], "between 1 and 20"), (["--maximum-section-tokens", "1"], "between 100"),
      ] {
        let ending = try await generate(["sections.jsonl", "-o", "pairs.jsonl"] + arguments, in: folder)
        #expect(ending.status == 64 && ending.errors.contains(words), "\(ending.errors)")
      }
    }
  }

  @Test("a prompt of one's own that leaves out the section is refused before anything is paid")
  func ownPrompt() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.section()]), to: "sections.jsonl")
      try folder.write(
        "{{{mark}}} {{{title}}} {{{headings}}} {{{language}}}", to: "data/prompts/generate-pairs.mustache")
      let arguments = ["sections.jsonl", "-o", "pairs.jsonl", "--data", "data"]
      let ending = try await generate(arguments, in: folder)
      #expect(ending.status == 78 && ending.errors.contains("generate-pairs.mustache: does not show the text"))
    }
  }
}
