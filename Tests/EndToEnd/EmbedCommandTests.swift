import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Embedding, as a user does it")
struct EmbedCommandTests {
  private func embed(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) async throws -> Executable.Ending {
    try await Executable.runBeside("valbench-embed", arguments, in: folder.path, environment: environment)
  }

  private func writePairs(_ folder: TemporaryFolder) throws -> [PairRecord] {
    let pairs = (1...10).map { Fixtures.pair($0) }
    try folder.write(Fixtures.lines(pairs), to: "pairs.jsonl")
    return pairs
  }

  @Test("pairs go in, embeddings come out; the ledger pays for a second time, and the front door leads there too")
  func embeds() async throws {
    try await withTemporaryFolder { folder in
      let pairs = try writePairs(folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { server, address in
        let environment = ProviderDialect.openAI.environment(at: address)
        let arguments = ["pairs.jsonl", "-o", "out.jsonl", "--model", "openai:text-embedding-3-small"]
        let estimate = try await embed(arguments + ["--estimate"], in: folder, environment: environment)
        #expect(estimate.status == 0 && estimate.errors.contains("10 calls of openai:text-embedding-3-small"))
        #expect(await server.calls.isEmpty)

        let done = try await embed(
          arguments + ["--dimensions", "32", "--budget", "1"], in: folder, environment: environment)
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.errors.contains("embed: 10 pairs, 10 embeddings → out.jsonl"), "\(done.errors)")
        #expect(done.errors.contains("10 calls, $0.0000"), "\(done.errors)")
        let records = try JSONLinesReader<EmbeddingRecord>.records(of: [folder("out.jsonl")])
        #expect(records.map(\.id) == pairs.map(\.id))
        #expect(records.allSatisfy { $0.model == "openai:text-embedding-3-small" && $0.forVector.count == 32 })

        let again = try await Executable.runBeside(
          "valbench", ["embed"] + arguments + ["--dimensions", "32", "--force"], in: folder.path,
          environment: environment)
        #expect(again.errors.contains("nothing was asked; 10 answers from the ledger"), "\(again.errors)")
        #expect(await server.calls.count == 10)
        for file in try folder.files() {
          let bytes = try Data(contentsOf: URL(fileURLWithPath: folder(file)))
          #expect(bytes.range(of: Data("canary".utf8)) == nil)
        }
      }
    }
  }

  @Test("it stands in a pipeline, between generating and deduplicating")
  func pipeline() async throws {
    try await withTemporaryFolder { folder in
      let pairs = try writePairs(folder)
      try await ModelServer.with { call, _ in
        .embeddings(call)
      } body: { _, address in
        let pipeline = """
          pipeline: test
          folder: runs
          embed:
            inputs: [pairs.jsonl]
            model: \(address)/v1#m
            ledger: runs/ledger.sqlite
          deduplicate:
            inputs: [pairs.jsonl]
            threshold: 1
          """
        try folder.write(pipeline, to: "pipeline.yaml")
        let ending = try await Executable.runBeside("valbench", ["run", "pipeline.yaml"], in: folder.path)
        #expect(ending.status == 0, "\(ending.errors)")
        let records = try JSONLinesReader<EmbeddingRecord>.records(of: [folder("runs/embeddings.jsonl")])
        #expect(records.map(\.id) == pairs.map(\.id))
        let status = try await Executable.runBeside("valbench", ["status", "pipeline.yaml"], in: folder.path)
        #expect(status.output.hasPrefix("embed: done, nothing to do"), "\(status.output)")

        try folder.write(pipeline.replacingOccurrences(of: "ledger:", with: "batch:"), to: "pipeline.yaml")
        let batch = try await Executable.runBeside("valbench", ["run", "pipeline.yaml"], in: folder.path)
        #expect(batch.status == 78 && batch.errors.contains("unknown key \"batch\" in \"embed\""), "\(batch.errors)")
      }
    }
  }

  @Test("what makes no sense for embeddings is refused, and says what to do")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      _ = try writePairs(folder)
      let refused: [(arguments: [String], status: Int32, words: String)] = [
        ([], 64, "Give --model"), (["--model", "offline"], 78, "offline has no embeddings here: use openai:MODEL"),
        (["--model", "anthropic:m"], 78, "has no embeddings here"),
        (["--model", "bedrock:m"], 78, "has no embeddings here"), (["--model", "openai:m"], 78, "OPENAI_API_KEY"),
        (["--model", "m"], 64, "names no model"),
        (["--model", "openai:m", "--dimensions", "0"], 64, "between 1 and 16384"),
        (["--model", "openai:m", "--batch"], 64, "--batch"), (["--model", "openai:m", "--web-search"], 64, "--web"),
        (["--model", "openai:m", "--reasoning", "low"], 64, "--reasoning"),
        (["--model", "openai:m", "--model-seed", "1"], 64, "--model-seed"),
        (["--model", "openai:m", "--concurrency", "0"], 64, "--concurrency must lie"),
      ]
      for (arguments, status, words) in refused {
        let ending = try await embed(
          ["pairs.jsonl", "-o", "out.jsonl"] + arguments, in: folder, environment: ["OPENAI_API_KEY": ""])
        #expect(ending.status == status && ending.errors.contains(words), "\(ending.errors)")
        #expect(try folder.files() == ["pairs.jsonl"])
      }
    }
  }
}
