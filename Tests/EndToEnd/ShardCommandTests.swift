import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Shards, as a user runs them")
struct ShardCommandTests {
  private let count = 4

  private func prepare(_ folder: TemporaryFolder) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder("data"), withDestinationPath: Executable.project + "/data")
    try FileManager.default.copyItem(atPath: Executable.project + "/pipelines", toPath: folder("pipelines"))
  }

  private func succeed(_ command: [String], in folder: TemporaryFolder) throws {
    let ending = try Executable.run(command[0], Array(command.dropFirst()), in: folder.path)
    #expect(ending.status == 0, "\(command): \(ending.errors)")
  }

  /// Runs a stage in shards, with an option that names each shard's other output, and merges them.
  private func inShards(
    _ command: [String], _ pipeline: String, to outputs: [(option: String, name: String)], in folder: TemporaryFolder
  ) throws {
    for index in (1...count).reversed() {
      let places = outputs.flatMap { ["--\($0.option)", "shards/\(index)/\($0.name)"] }
      let ledger = command[0] == "valbench-extract" ? [] : ["--ledger", "shards/\(index).sqlite"]
      try succeed(
        command + ["--config", "pipelines/\(pipeline).yaml", "--shard", "\(index)/\(count)"] + places + ledger,
        in: folder)
    }
    try succeed(
      ["valbench", "merge"] + (1...count).map { "shards/\($0)/\(outputs[0].name)" }
        + outputs.flatMap { ["-o", "runs/\(pipeline)/\($0.name)"] }, in: folder)
  }

  @Test("pipelines whose stages run in four shards give every byte of those that run whole (fault 39)")
  func pipelines() async throws {
    try await withTemporaryFolder { whole in
      try prepare(whole)
      for pipeline in ["rebuild-dataset", "evaluate-models"] {
        try succeed(["valbench", "run", "pipelines/\(pipeline).yaml", "--quiet"], in: whole)
      }
      try await withTemporaryFolder { folder in
        try prepare(folder)
        try inShards(
          ["valbench-extract"], "rebuild-dataset",
          to: [("output", "sections.jsonl"), ("redirects", "redirects.jsonl")], in: folder)
        try inShards(
          ["valbench-generate"], "rebuild-dataset",
          to: [("output", "pairs.jsonl"), ("rejected", "rejected.jsonl")], in: folder)
        let rest = try Executable.run("valbench", ["run", "pipelines/rebuild-dataset.yaml"], in: folder.path)
        #expect(rest.status == 0)
        for stage in ["extract", "generate"] { #expect(rest.errors.contains("\(stage): done, nothing to do")) }
        try inShards(
          ["valbench-evaluate", "respond"], "evaluate-models", to: [("output", "responses.jsonl")], in: folder)
        try inShards(
          ["valbench-evaluate", "judge"], "evaluate-models", to: [("output", "judgments.jsonl")], in: folder)
        try succeed(["valbench", "run", "pipelines/evaluate-models.yaml", "--quiet"], in: folder)

        let files = try whole.files().filter { $0.hasPrefix("runs/") && !$0.contains(".sqlite") }
        #expect(files.count > 20)
        #expect(try folder.files().filter { $0.hasPrefix("runs/") && !$0.contains(".sqlite") } == files)
        for file in files { #expect(try folder.read(file) == whole.read(file), "\(file)") }
      }
    }
  }

  @Test("a shard that is killed half way and run again with its ledger is merged as if nothing had happened (fault 25)")
  func killedShard() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines((0..<60).map { Fixtures.pair($0) }), to: "pairs.jsonl")
      try await ModelServer.with { call, _ in
        .chat("About: " + (call.body["messages"]?.asArray?.last?.asObject?["content"]?.asString ?? ""))
      } body: { server, address in
        func arguments(_ name: String, _ shard: String?) -> [String] {
          ["respond", "pairs.jsonl", "-o", "\(name).jsonl", "--ledger", "\(name).sqlite", "--model", address + "/v1#m"]
            + ["--start-concurrency", "2", "--concurrency", "2"] + (shard.map { ["--shard", $0] } ?? [])
        }
        let (process, _, _) = try Executable.start("valbench-evaluate", arguments("s-1", "1/2"), in: folder.path)
        while process.isRunning, await server.calls.count < 20 { try await Task.sleep(for: .milliseconds(1)) }
        kill(process.processIdentifier, SIGKILL)
        while process.isRunning { try await Task.sleep(for: .milliseconds(1)) }
        #expect(process.terminationReason == .uncaughtSignal)

        let second = try await Executable.runBeside("valbench-evaluate", arguments("s-2", "2/2"), in: folder.path)
        #expect(second.status == 0)
        let merge = ["merge", "s-2.jsonl", "s-1.jsonl", "-o", "merged.jsonl"]
        let early = try await Executable.runBeside("valbench", merge, in: folder.path)
        #expect(early.status == 66 && early.errors.contains("s-1.jsonl.manifest.json"))

        let first = try await Executable.runBeside("valbench-evaluate", arguments("s-1", "1/2"), in: folder.path)
        #expect(first.status == 0)
        // Asked twice is at most what was under way, and as much on its way to the disk.
        #expect(await server.calls.count <= 120 + 4)
        let late = try await Executable.runBeside("valbench", merge, in: folder.path)
        #expect(late.status == 0, "\(late.errors)")
        let ledger = try await Executable.runBeside(
          "valbench", ["ledger", "merge", "s-1.sqlite", "s-2.sqlite", "-o", "all.sqlite"], in: folder.path)
        #expect(ledger.status == 0)
        let calls = await server.calls.count
        let whole = try await Executable.runBeside("valbench-evaluate", arguments("all", nil), in: folder.path)
        #expect(whole.status == 0)
        #expect(await server.calls.count == calls, "the merged ledger has every answer")
        #expect(try folder.read("merged.jsonl") == folder.read("all.jsonl"))
        #expect(
          try folder.read("merged.jsonl.manifest.json").replacing("merged.jsonl", with: "all.jsonl")
            == folder.read("all.jsonl.manifest.json"))
      }
    }
  }
}
