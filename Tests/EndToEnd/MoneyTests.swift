import Artifacts
import Foundation
import TestSupport
import Testing

/// What asking costs, as a person sees it.
@Suite("Money")
struct MoneyTests {
  private func with(
    _ model: @escaping (String) -> String = { $0 + "/v1#m" },
    answer: @escaping @Sendable (ModelServer.Call, Int) -> ModelServer.Reply = { _, _ in .chat("An answer.") },
    body: (TemporaryFolder, ModelServer, (_ arguments: [String]) async throws -> Executable.Ending) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines((1...10).map { Fixtures.pair($0) }), to: "pairs.jsonl")
      try folder.write("openai-compatible:\n  m: {input: 0, output: 10000}\n", to: "data/prices.yaml")
      try await ModelServer.with(answer: answer) { server, address in
        try await body(folder, server) { arguments in
          let all =
            ["respond", "pairs.jsonl", "-o", "out.jsonl", "--model", model(address), "--ledger", "ledger.sqlite"]
            + arguments
          var environment = ProviderDialect.openAI.environment(at: address)
          environment["VALBENCH_API_KEY"] = "canary-other-0123456789"
          return try await Executable.runBeside("valbench-evaluate", all, in: folder.path, environment: environment)
        }
      }
    }
  }

  @Test("an estimate sends nothing, counts what the ledger has, and says what it would cost")
  func estimate() async throws {
    try await with { folder, server, run in
      let arguments = ["--data", "data", "--maximum-output-tokens", "100", "--estimate"]
      let before = try await run(arguments)
      #expect(before.status == 0, "\(before.errors)")
      #expect(before.errors.contains("20 calls of m, 0 answers in the ledger already"))
      #expect(before.errors.contains("dollars: about $20.00, if every answer is as long as is allowed"))
      #expect(before.errors.contains("nothing was sent"))
      #expect(await server.calls.isEmpty)
      #expect(try folder.files().filter { $0.contains("ledger") || $0.contains("out") } == [])

      let done = try await run(["--data", "data", "--maximum-output-tokens", "100"])
      #expect(done.status == 0, "\(done.errors)")
      // Ten dollars a thousand tokens, seven tokens an answer.
      #expect(done.errors.contains("20 calls, $1.40; 0 answers from the ledger"))
      let after = try await run(arguments)
      #expect(after.errors.contains("0 calls of m, 20 answers in the ledger already"))
      #expect(await server.calls.count == 20)
    }
  }

  @Test("an unknown price is said, not taken for zero")
  func unknownPrice() async throws {
    try await with { _, _, run in
      let estimate = try await run(["--estimate"])
      #expect(estimate.errors.contains("dollars: unknown, prices.yaml has no price for m"))
      let refused = try await run(["--budget", "5"])
      #expect(refused.status == 78)
      #expect(refused.errors.contains("No price is known for m"))
      let done = try await run([])
      #expect(done.errors.contains("20 calls, cost unknown"))
    }
  }

  @Test("a budget that is reached stops the run, keeps the answers, and a higher one goes on")
  func budget() async throws {
    try await with { _, server, run in
      let arguments = ["--data", "data", "--maximum-output-tokens", "10", "--budget"]
      let stopped = try await run(arguments + ["0.70"])
      #expect(stopped.status == 75)
      #expect(stopped.errors.contains("The budget of $0.70 is reached"))
      let count = await server.calls.count
      #expect((1...10).contains(count))
      let done = try await run(arguments + ["2"])
      #expect(done.status == 0, "\(done.errors)")
      #expect(await server.calls.count == 20)
      let bad = try await run(arguments + ["-1"])
      #expect(bad.status == 64)
    }
  }

  @Test("no key is in the ledger, the artifacts or the messages, whatever the server sends (fault 36)")
  func canary() async throws {
    for status in [200, 400, 401, 500] {
      try await with { _ in
        "openai:test-model"
      } answer: { call, number in
        let echo = (call.headers["authorization"] ?? "") + Data("canary-openai-0123456789".utf8).base64EncodedString()
        if status == 200 || number > 2 { return ProviderDialect.openAI.reply(echo) }
        return ProviderDialect.openAI.error(status, echo, headers: ["Retry-After": "0"])
      } body: { folder, _, run in
        let ending = try await run([])
        var texts = [Data(ending.errors.utf8), Data(ending.output.utf8)]
        for file in try folder.files() { texts.append(try Data(contentsOf: URL(fileURLWithPath: folder(file)))) }
        for secret in ["canary-openai", Data("canary-openai-0123456789".utf8).base64EncodedString()] {
          #expect(texts.allSatisfy { $0.range(of: Data(secret.utf8)) == nil })
        }
      }
    }
  }
}
