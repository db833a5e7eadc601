import Artifacts
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("valbench import, as a user types it")
struct ImportCommandTests {
  private static let splits = [HubServer.Split("train", rows: HubServer.rows(0..<450))]

  @Test("a dataset comes from the Hub through the front door, and is ready for the next stage")
  func hub() async throws {
    try await HubServer.with(Self.splits) { server, address in
      try await withTemporaryFolder { folder in
        func run(_ arguments: String...) async throws -> Executable.Ending {
          try await Executable.runBeside(
            "valbench", ["import", "hub", "-o", "pairs.jsonl", "--server", address] + arguments, in: folder.path,
            environment: ["HF_TOKEN": "hf_ThisIsSecret0123456789"])
        }
        let plan = try await run("--dry-run")
        #expect(plan.status == 0 && plan.errors.contains("import-hub: missing, would run"), "\(plan.errors)")
        #expect(server.requests.isEmpty)
        let first = try await run()
        #expect(first.status == 0 && first.errors == "import-hub: 450 pairs → pairs.jsonl\n", "\(first.errors)")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer hf_ThisIsSecret0123456789" })
        let again = try await run()
        #expect(again.errors.contains("done, nothing to do") && server.requests.count == 6)
        for name in try folder.files() { #expect(try !folder.read(name).contains("hf_This")) }

        let next = try Executable.run(
          "valbench-deduplicate", ["pairs.jsonl", "-o", "unique.jsonl", "--duplicates", "d.jsonl"], in: folder.path)
        #expect(next.status == 0, "\(next.errors)")
        let piped = try await Executable.runBeside(
          "valbench-import", ["hub", "-o", "-", "--quiet", "--server", address], in: folder.path)
        #expect(try piped.output == folder.read("pairs.jsonl"))
      }
    }
  }

  @Test("killed half way and started again, it asks for what is missing and no more (fault 25)")
  func killed() async throws {
    try await withTemporaryFolder { folder in
      let isStuck = Mutex(true)
      try await HubServer.with(Self.splits) { request in
        var behavior = HubServer.Behavior()
        behavior.hangs = request.offset == 200 && isStuck.withLock(\.self)
        return behavior
      } body: { server, address in
        let arguments = ["hub", "-o", "pairs.jsonl", "--server", address]
        let (process, _, _) = try Executable.start("valbench-import", arguments, in: folder.path)
        func keptLines() -> Int { (try? folder.read("pairs.jsonl.pages").split(separator: "\n").count) ?? 0 }
        while process.isRunning, keptLines() < 3 { try await Task.sleep(for: .milliseconds(2)) }
        kill(process.processIdentifier, SIGKILL)
        while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
        let left = try folder.files().filter { !$0.hasPrefix(".") }
        #expect(left == ["pairs.jsonl.pages"])

        isStuck.withLock { $0 = false }
        let asked = server.requests.count
        let ending = try await Executable.runBeside("valbench-import", arguments, in: folder.path)
        #expect(ending.status == 0 && ending.errors.contains("goes on behind the 200 rows"), "\(ending.errors)")
        #expect(server.requests.dropFirst(asked).compactMap(\.offset).sorted() == [200, 300, 400])
        let count = try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")]).count
        #expect(count == 450)
      }
    }
  }

  @Test("a table becomes pairs, and what is wrong with one is told in one line")
  func table() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("issue,for_question,against_question,for_values\na,b,c,\"[\"\"x\"\"]\"\n", to: "a.csv")
      let arguments = ["import", "table", "a.csv", "-o", "pairs.jsonl"]
      let wrong = try Executable.run("valbench", arguments, in: folder.path)
      #expect(wrong.status == 65, "\(wrong.errors)")
      #expect(wrong.errors.hasPrefix("valbench-import: a.csv:2: there is no column \"issue_description\", but: issue,"))
      #expect(wrong.errors.split(separator: "\n").count == 1)
      let files = try folder.files()
      #expect(files == ["a.csv"])
      let right = try Executable.run("valbench", arguments + ["--column", "issue_description=issue"], in: folder.path)
      #expect(right.status == 0 && right.errors == "import-table: 1 pairs → pairs.jsonl\n", "\(right.errors)")
      let pairs = try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")])
      #expect(pairs.map(\.forValues) == [["x"]])
    }
  }

  @Test(
    "mistakes are told in one line",
    arguments: [
      (["hub"], Int32(64), "no output"), (["hub", "a b", "-o", "x"], 64, "is no name of a dataset"),
      (["hub", "-o", "x", "--server", "http://example.org"], 64, "is no address of a server"),
      (["hub", "-o", "x", "--column", "issue"], 64, "is no OURS=THEIRS"),
      (["hub", "nobody/nothing", "-o", "x"], 66, "there is no such dataset"),
      (["hub", "-o", "x", "--split", "test"], 64, "has no split \"test\". It has: train."),
      (["table", "-o", "x"], 64, "no input"), (["table", "none.csv", "--config", "x.yaml"], 64, "Leave --config out"),
      (["table", "none.csv", "-o", "x"], 66, "no such file"),
      (["table", "none.xlsx", "-o", "x"], 64, "its name does not tell what it is"),
    ])
  func mistakes(arguments: [String], status: Int32, words: String) async throws {
    try await HubServer.with(Self.splits) { _, address in
      try await withTemporaryFolder { folder in
        let server = arguments[0] == "table" || arguments.contains("--server") ? [] : ["--server", address]
        let ending = try await Executable.runBeside("valbench-import", arguments + server, in: folder.path)
        #expect(ending.status == status, "\(ending.errors)")
        #expect(ending.errors.contains(words) && ending.errors.split(separator: "\n").count == 1, "\(ending.errors)")
        let files = try folder.files()
        #expect(files.isEmpty)
      }
    }
  }
}
