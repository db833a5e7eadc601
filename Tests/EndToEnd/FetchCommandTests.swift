import Foundation
import TestSupport
import Testing

@Suite("valbench fetch, as a user types it")
struct FetchCommandTests {
  private static let size = SampleDump.parts.reduce(0) { $0 + $1.count }
  private static let files = SampleDump.contentFiles(wiki: "testwiki", date: "2026-11-01")
  private static let names = SampleDump.names(wiki: "testwiki", date: "2026-11-01")

  @Test("a dump is listed, planned, fetched, and read by valbench-extract as the sample is")
  func fetch() async throws {
    try await DumpServer.with(Self.files) { server, address in
      try await withTemporaryFolder { folder in
        func run(_ arguments: String...) async throws -> Executable.Ending {
          try await Executable.runBeside(
            "valbench", ["fetch", "testwiki", "--mirror", address] + arguments, in: folder.path)
        }
        let list = try await run("--list")
        #expect(list.status == 0, "\(list.errors)")
        #expect(list.output.hasPrefix("2026-11-01  content  5 parts, "))
        let plan = try await run("--dry-run")
        #expect(plan.output.split(separator: "\n").count == 5 && plan.errors.contains("would download"))
        let untouched = try folder.files()
        #expect(untouched.isEmpty && server.sentSize == 0)

        let fetch = try await run()
        #expect(fetch.status == 0, "\(fetch.errors)")
        #expect(fetch.output == Self.names.map { "testwiki-2026-11-01/\($0)\n" }.joined())
        let next = "valbench-extract testwiki-2026-11-01/testwiki-2026-11-01-*.xml.bz2 -o sections.jsonl"
        #expect(fetch.errors.contains(next) && !fetch.errors.contains("\r"))
        let again = try await run("--quiet")
        #expect(again.status == 0 && again.errors.isEmpty && server.sentSize == Self.size)

        let paths = fetch.output.split(separator: "\n").map(String.init)
        let parts = try Executable.run("valbench-extract", paths + ["-o", "parts.jsonl"], in: folder.path)
        let whole = try Executable.run(
          "valbench-extract", [Executable.project + "/data/sample/sample.xml", "-o", "whole.jsonl"], in: folder.path)
        #expect(parts.status == 0 && whole.status == 0, "\(parts.errors)")
        #expect(try folder.read("parts.jsonl") == folder.read("whole.jsonl"))
      }
    }
  }

  @Test("killed half way and started again, it downloads what is missing and no more (fault 25)")
  func killed() async throws {
    let half = 3000
    try await withTemporaryFolder { folder in
      let stuck: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
        var behavior = DumpServer.Behavior()
        if request.isForPart, request.path.hasSuffix(Self.names[2]) { behavior.hang = half }
        return behavior
      }
      try await DumpServer.with(Self.files, behavior: stuck) { server, address in
        let (process, _, _) = try Executable.start(
          "valbench", ["fetch", "testwiki", "--mirror", address, "-o", "dumps"], in: folder.path)
        @Sendable func isThere(_ name: String, _ size: Int) -> Bool {
          let found = try? FileManager.default.attributesOfItem(atPath: folder("dumps/" + name))[.size] as? Int
          return found == size
        }
        let whole = zip(Self.names, SampleDump.parts).map { ($0, $1.count) }.filter { $0.0 != Self.names[2] }
        let id = process.processIdentifier
        // On a thread of its own: where all tests run at once, a task can be too late for a server that is waited for.
        await withCheckedContinuation { (end: CheckedContinuation<Void, Never>) in
          Thread.detachNewThread {
            while kill(id, 0) == 0, !isThere(Self.names[2] + ".part", half) || !whole.allSatisfy(isThere) {
              usleep(2_000)
            }
            kill(id, SIGKILL)
            end.resume()
          }
        }
        #expect(server.sentSize == Self.size - SampleDump.parts[2].count + half)
        while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
      }
      try await DumpServer.with(Self.files) { server, address in
        let ending = try await Executable.runBeside(
          "valbench", ["fetch", "testwiki", "--mirror", address, "-o", "dumps"], in: folder.path)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(server.sentSize == SampleDump.parts[2].count - half)
        let files = try folder.files()
        #expect(files == (Self.names + ["fetch.manifest.json"]).map { "dumps/" + $0 }.sorted())
      }
    }
  }

  @Test("Ctrl-C ends it with 75, and what came is kept (fault 38)")
  func interrupted() async throws {
    let stuck: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      if request.isForPart { behavior.hang = 100 }
      return behavior
    }
    try await DumpServer.with(Self.files, behavior: stuck) { server, address in
      try await withTemporaryFolder { folder in
        let (process, _, errors) = try Executable.start(
          "valbench", ["fetch", "testwiki", "--mirror", address], in: folder.path)
        while process.isRunning, server.sentSize < 300 { try await Task.sleep(for: .milliseconds(2)) }
        kill(process.processIdentifier, SIGINT)
        while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
        #expect(process.terminationStatus == 75)
        #expect(try Executable.text(errors).contains("Run the same command again"))
        let files = try folder.files()
        #expect(files.count { $0.hasSuffix(".part") } == 3)
      }
    }
  }

  @Test(
    "mistakes are told in one line",
    arguments: [
      (["../x"], Int32(64), "is no name of a wiki"), (["testwiki", "--date", "soon"], 64, "is no date"),
      (["testwiki", "--mirror", "here"], 64, "is no address of a mirror"),
      (["nowiki"], 66, "no finished dump of nowiki"),
      (["nowiki", "--list"], 66, "no finished dump of nowiki"),
      (["testwiki", "--date", "20260101"], 66, "There are: 2026-11-01."),
    ])
  func mistakes(arguments: [String], status: Int32, words: String) async throws {
    try await DumpServer.with(Self.files) { _, address in
      try await withTemporaryFolder { folder in
        let mirror = arguments.contains("--mirror") ? [] : ["--mirror", address]
        let ending = try await Executable.runBeside("valbench", ["fetch"] + arguments + mirror, in: folder.path)
        #expect(ending.status == status, "\(ending.errors)")
        #expect(ending.errors.contains(words) && ending.errors.split(separator: "\n").count == 1, "\(ending.errors)")
        let files = try folder.files()
        #expect(files.isEmpty)
      }
    }
  }
}
