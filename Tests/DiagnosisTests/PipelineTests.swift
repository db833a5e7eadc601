import Artifacts
import Diagnosis
import LanguageModels
import StageCommand
import TestSupport
import Testing

@Suite("What a pipeline file asks for")
struct PipelineTests {
  private func models(_ yaml: String) async throws -> [AskedModel] {
    try await withTemporaryFolder { folder in
      let file = try ConfigurationFile(path: try folder.write("folder: f\n" + yaml, to: "pipeline.yaml"))
      return try file.stages.flatMap { try AskedModel.models(of: $0, in: file) }
    }
  }

  @Test("the models of all stages are known, with ledger, concurrency and budget")
  func models() async throws {
    let models = try await models(
      """
      extract:
      generate: {verifier: anthropic:claude-opus-4-5, budget: 5}
      respond: {model: [openai:gpt-4.1, offline], concurrency: 8, ledger: runs/l.sqlite}
      judge: {model: http://localhost:8000/v1#m}
      score:
      """)
    #expect(models.map(\.stage) == ["generate", "generate", "respond", "respond", "judge"])
    #expect(
      models.map(\.access.model.label) == ["anthropic:claude-opus-4-5", "offline", "openai:gpt-4.1", "offline", "m"])
    #expect(
      models.map(\.access.ledger) == [
        "ledger.sqlite", "ledger.sqlite", "runs/l.sqlite", "runs/l.sqlite", "ledger.sqlite",
      ])
    #expect(models[0].access.budget != nil && models[2].access.budget == nil)
    // Two models of one stage are asked at once, and the offline one needs no connection.
    #expect(FileLimit.needed(by: models, processors: 4) == 32 + 12 + 64)
    #expect(FileLimit.needed(by: [], processors: 1) == 35)
    let findings = ModelFindings(models)
    #expect(findings.names.map(\.label) == ["anthropic:claude-opus-4-5", "offline", "openai:gpt-4.1", "m"])
  }

  @Test("a name that is none is told in the words of the stage")
  func badName() async throws {
    await #expect(throws: ModelError.badName("gpt-4.1")) { try await models("judge: {model: gpt-4.1}") }
  }

  @Test("each standing of a model is told with what to do, and the price beside it")
  func findings() async throws {
    let findings = ModelFindings(try await models("respond: {model: openai:gpt-4.1}\njudge: {model: openai:gpt-4.1}"))
    let name = findings.names[0]
    for (standing, expected, words) in [
      (ModelStanding.served, Finding.Standing.ok, "(respond, judge): its server answers and has it"),
      (.notServed(others: ["a", "b"], count: 9), .wrong, "It has: a, b and 7 more. Name one"),
      (.notServed(others: [], count: 0), .wrong, "It has: no model at all."), (.servedAs("x"), .warning, "has x alone"),
      (.untold, .warning, "Make sure of the name"), (.unasked, .note, "not looked for"),
      (.refused(words: "HTTP 401: no"), .wrong, "refuses the key: HTTP 401: no. Check the key"),
      (.silent(words: "w"), .wrong, "does not answer: w. Start the server"),
      (.unclear(words: "w"), .wrong, "try again"),
      (.misconfigured(.missingKey(variable: "V", model: "m")), .missing, "Set the environment variable V"),
    ] {
      let told = findings.findings([name: standing])
      #expect(told.map(\.standing) == [expected, .ok], "\(told)")
      #expect(told[0].text.contains(words), "\(told)")
    }
  }

  @Test("an unknown price is a warning, and a fault where a budget is to be kept")
  func prices() async throws {
    func standings(_ yaml: String) async throws -> [Finding.Standing] {
      ModelFindings(try await models(yaml)).findings([:]).map(\.standing)
    }
    #expect(try await standings("judge: {model: openai:unheard-of}") == [.warning])
    #expect(try await standings("judge: {model: openai:unheard-of, budget: 1}") == [.wrong])
    #expect(try await standings("judge: {model: offline, budget: 1}") == [])
  }

  @Test("only keys of providers that are asked are told, and none is shown (fault 36)")
  func keys() async throws {
    let names = try ["openai:a", "anthropic:b", "bedrock:c", "http://localhost/v1#d", "offline"].map { text in
      try ModelName(text)
    }
    let secret = "secret-0123456789"
    let environment = ["OPENAI_API_KEY": secret, "GEMINI_API_KEY": secret, "AWS_ACCESS_KEY_ID": secret]
    let findings = KeyFindings(environment: environment)
    #expect(
      findings.of(names).map(\.text) == [
        "OPENAI_API_KEY: set, for openai:a", "VALBENCH_API_KEY: not set, so d will be asked without a key",
      ])
    #expect(findings.ofAllProviders.map(\.standing) == [.ok, .note, .ok, .note, .note])
    #expect(!(findings.of(names) + findings.ofAllProviders).contains { $0.text.contains(secret) })
  }

  @Test("a file that is read and not made is missing, and a dump's size is known")
  func inputs() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("12345", to: "a.xml")
      try folder.write("123", to: "b.xml")
      func inputs(_ yaml: String) throws -> InputFindings {
        InputFindings(try ConfigurationFile(path: try folder.write("folder: f\n" + yaml, to: "pipeline.yaml")))
      }
      let all = try inputs("extract: {inputs: \"\(folder("?.xml"))\"}\ngenerate:\n")
      #expect(all.findings.map(\.standing) == [.ok] && all.dumpSize == 8)
      let none = try inputs("extract: {inputs: \"\(folder("?.bz2"))\"}\nscore: {responses: r.jsonl}\n")
      #expect(none.findings.map(\.standing) == [.missing, .missing, .missing] && none.dumpSize == 0)
      let noData = try inputs("score: {inputs: \(folder("a.xml")), data: \(folder("no"))}")
      #expect(noData.findings.map(\.standing) == [.ok, .wrong] && noData.findings.exitStatus == .badConfiguration)
    }
  }
}
