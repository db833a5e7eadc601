import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@Suite("The ledger, when its process or its disk fails", .serialized)
struct LedgerFaultTests {
  private static let isCampaign = ProcessInfo.processInfo.environment["VALBENCH_CAMPAIGN"] == "1"

  /// The system calls that change what is on disk.
  private static let calls = ["fsync", "fdatasync", "pwrite64", "rename", "unlink", "ftruncate", "openat"]

  private static func request(_ number: Int) -> JSONObject { ["prompt": .string("question \(number)")] }

  /// Holds the ledger to what the probe said it had promised.
  private func expectKept(_ output: String, _ path: String, _ what: String) async throws {
    if FileManager.default.fileExists(atPath: path), !output.isEmpty {
      #expect(try LedgerReader.problems(path: path) == [], "\(what)")
    }
    try await Ledger.with(path: path) { ledger in
      for line in output.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 2, let number = Int(words[1]) else { continue }
        let key = RequestKey(canonicalRequest: Self.request(number))
        let last = try await ledger.lastCompletion(for: key)
        #expect(last != nil, "\(what): \(line)")
        if words[0] == "stored" {
          #expect(last?.content == String(repeating: "\(number) ", count: 300), "\(what): \(line)")
        }
      }
    }
    #expect(try LedgerReader.problems(path: path) == [], "\(what)")
  }

  @Test(
    "killed at any system call on its files, the ledger keeps its word (fault 25)",
    .enabled(if: Strace.isUsable, "strace is missing or may not trace"))
  func killed() async throws {
    try await withTemporaryFolder { folder in
      _ = try await Strace.run(
        "ledger-probe", ["write", folder("plain.sqlite"), "1", "24"], calls: Self.calls, in: folder)
      let trace = try folder.read("trace")
      var moments: [(call: String, count: Int)] = []
      for call in Self.calls {
        let count = trace.split(separator: "\n").count { $0.contains(" \(call)(") }
        moments += (0..<count).map { (call, $0 + 1) }
      }
      #expect(moments.count > 60)
      var random = SplitMix64(state: 25)
      let chosen = Self.isCampaign ? moments : Array(moments.shuffled(using: &random).prefix(8))
      for (call, count) in chosen {
        let path = folder("\(call)-\(count).sqlite")
        let killed = try await Strace.run(
          "ledger-probe", ["write", path, "1", "24"], calls: Self.calls, injection: "\(call):signal=KILL:when=\(count)",
          in: folder)
        try await expectKept(killed.output, path, "killed at \(call) \(count)")
        // And again while it recovers: the second process is killed where the first was.
        let again = try await Strace.run(
          "ledger-probe", ["write", path, "25", "40"], calls: Self.calls,
          injection: "\(call):signal=KILL:when=\(count)",
          in: folder)
        try await expectKept(killed.output + again.output, path, "killed twice at \(call) \(count)")
      }
    }
  }

  @Test(
    "killed at random times, the ledger keeps its word (fault 25)", arguments: 1...(isCampaign ? 300 : 5))
  func killedAtRandom(seed: Int) async throws {
    try await withTemporaryFolder { folder in
      var random = SplitMix64(state: UInt64(seed))
      let path = folder("ledger.sqlite")
      var output = ""
      for round in 0..<3 {
        let (process, words, _) = try Executable.start(
          "ledger-probe", ["write", path, "\(round * 5000)", "\(round * 5000 + 4999)"], in: folder.path)
        let patience = Int.random(in: 1...200, using: &random)
        while process.isRunning, try Executable.text(words).split(separator: "\n").count < patience {
          try await Task.sleep(for: .milliseconds(1))
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        output += try Executable.text(words)
        try await expectKept(output, path, "seed \(seed), round \(round)")
      }
    }
  }

  @Test(
    "a disk that is full or fails stops the run with one clear line, and what was stored stays (fault 27)",
    .enabled(if: Strace.isUsable, "strace is missing or may not trace"),
    arguments: [
      ("pwrite64:error=ENOSPC:when=40+", "full"), ("pwrite64:error=EIO:when=60+", "I/O error"),
      ("fdatasync:error=EIO:when=9", "I/O error"), ("fdatasync:error=EIO:when=30", "I/O error"),
      ("fdatasync:error=ENOSPC:when=12+", "I/O error"),
    ])
  func failingDisk(injection: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      let ending = try await Strace.run(
        "ledger-probe", ["write", path, "1", "400"], calls: Self.calls, injection: injection, in: folder)
      #expect(ending.status == 73, "\(ending.errors)")
      #expect(ending.errors.contains(words) && ending.errors.split(separator: "\n").count == 1, "\(ending.errors)")
      #expect(!ending.output.contains("stored 400\n"))
      if injection.hasPrefix("fdatasync"), ending.output.contains("stored") {
        let calls = try folder.read("trace").split(separator: "\n").filter { $0.contains("fdatasync(") }
        #expect(calls.last?.contains("(INJECTED)") == true, "after a sync that failed there is no other")
      }
      try await expectKept(ending.output, path, injection)
    }
  }

  @Test("a file that may not grow stops the run with one clear line, and what was stored stays (fault 27)")
  func limitedFile() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      let probe = Executable.folder + "/ledger-probe"
      let process = Process()
      let (output, errors) = (try Executable.handle(), try Executable.handle())
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "trap '' XFSZ; ulimit -f 500; exec \"$0\" write \"$1\" 1 2000", probe, path]
      process.standardOutput = output
      process.standardError = errors
      try await Executable.runToEnd(process)
      #expect(process.terminationStatus == 73)
      let words = try Executable.text(errors)
      #expect(words.contains("the ledger failed: ") && words.split(separator: "\n").count == 1, "\(words)")
      let promised = try Executable.text(output)
      #expect(promised.contains("stored"))
      try await expectKept(promised, path, "limited")
    }
  }

  @Test(
    "what the ledger has promised was synced before, and so was the folder's new entry (fault 26)",
    .enabled(if: Strace.isUsable, "strace is missing or may not trace"))
  func synced() async throws {
    try await withTemporaryFolder { folder in
      _ = try await Strace.run(
        "ledger-probe", ["write", folder("ledger.sqlite"), "4", "4"], calls: Self.calls + ["write"], in: folder)
      let trace = try folder.read("trace").split(separator: "\n").map(String.init)
      for promise in ["sent 4", "stored 4"] {
        let before = Array(trace.prefix { !$0.contains("write(1, \"" + promise) })
        let last = before.last { $0.contains("pwrite64(") || $0.contains("sync(") } ?? ""
        #expect(before.count < trace.count && last.contains("fdatasync("), "\(promise)")
      }
      let afterMaking = trace.drop { !$0.contains("ledger.sqlite\", O_RDWR|O_CREAT") }
      let sync = afterMaking.first { $0.contains("sync(") } ?? ""
      #expect(sync.contains(" fsync("))
    }
  }

  @Test("of fifty processes that want a ledger at once one gets it, and the others name it (fault 29)")
  func racers() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      let racers = try (1...50).map { _ in
        try Executable.start("ledger-probe", ["hold", path, folder("go")], in: folder.path)
      }
      while racers.count(where: { $0.process.isRunning }) > 1 { try await Task.sleep(for: .milliseconds(5)) }
      let winner = try #require(racers.first { $0.process.isRunning })
      try folder.write("", to: "go")
      for racer in racers { racer.process.waitUntilExit() }
      #expect(winner.process.terminationStatus == 0)
      for racer in racers where racer.process !== winner.process {
        #expect(racer.process.terminationStatus == 75)
        let words = try Executable.text(racer.errors)
        #expect(
          words.contains("in use by process \(winner.process.processIdentifier) on host ")
            && words.contains("--ledger"), "\(words)")
      }
    }
  }

  @Test("a ledger that cannot be written is refused before anything is sent (fault 28)")
  func unwritable() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.pair()]), to: "pairs.jsonl")
      try await ModelServer.with { _, _ in
        .chat("An answer.")
      } body: { server, address in
        let arguments = [
          "respond", "pairs.jsonl", "-o", "out.jsonl", "--model", address + "/v1#m", "--ledger", "/proc/ledger.sqlite",
        ]
        let ending = try await Task.detached {
          try Executable.run("valbench-evaluate", arguments, in: folder.path)
        }.value
        #expect(ending.status == 73)
        #expect(ending.errors.contains("/proc/ledger.sqlite: the ledger cannot be opened"), "\(ending.errors)")
        #expect(await server.calls.isEmpty)
      }
    }
  }
}
