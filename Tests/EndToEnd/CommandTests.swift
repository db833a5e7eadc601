import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Commands, as a user types them")
struct CommandTests {
  private static let sample = Executable.project + "/data/sample/sample-pages-articles-multistream.xml.bz2"

  /// One clear line on standard error, the right exit code, and nothing left behind.
  private func expectFailure(
    _ name: String, _ arguments: [String], _ status: Int32, _ words: String, in folder: TemporaryFolder,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try folder.files()
    let ending = try Executable.run(name, arguments, in: folder.path)
    #expect(ending.status == status, "\(ending.errors)", sourceLocation: sourceLocation)
    #expect(ending.errors.contains(words), "\(ending.errors)", sourceLocation: sourceLocation)
    #expect(ending.errors.split(separator: "\n").count == 1, "\(ending.errors)", sourceLocation: sourceLocation)
    #expect(try folder.files() == before, sourceLocation: sourceLocation)
  }

  @Test("wrong inputs give one clear line, an exit code, and no artifact")
  func wrongInputs() async throws {
    try await withTemporaryFolder { folder in
      let whole = try Data(contentsOf: URL(fileURLWithPath: Self.sample))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder("cut.xml.bz2")))
      try folder.write("Dear diary\n", to: "diary.txt")
      try folder.write("<html></html>", to: "page.html")
      try folder.write("", to: "empty.xml")
      try folder.write("{\"id\":1}\n", to: "bad.jsonl")
      for (input, status, words) in [
        ("cut.xml.bz2", Int32(65), "cut.xml.bz2: "), ("diary.txt", 65, "is no XML"),
        ("page.html", 65, "no MediaWiki export"), ("empty.xml", 65, "empty"), ("none.xml.bz2", 66, "no such file"),
        (".", 66, "name a file"),
      ] {
        try expectFailure("valbench-extract", [input, "-o", "out.jsonl"], status, words, in: folder)
      }
      for (name, arguments) in [
        ("valbench-deduplicate", ["bad.jsonl", "-o", "out.jsonl", "--duplicates", "d.jsonl"]),
        ("valbench-split", ["bad.jsonl", "-o", "out"]),
      ] {
        try expectFailure(name, arguments, 65, "bad.jsonl:1: the field", in: folder)
      }
    }
  }

  @Test(
    "an output that cannot be written is refused before any work",
    .enabled(if: getuid() != 0, "root may write anywhere"))
  func readOnlyFolder() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(atPath: folder("locked"), withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder("locked"))
      try expectFailure(
        "valbench-extract", [Self.sample, "-o", "locked/out.jsonl"], 73, "permission denied", in: folder)
    }
  }

  @Test("an output in a folder where nobody may write is refused before any work")
  func unwritableFolder() async throws {
    try await withTemporaryFolder { folder in
      try expectFailure(
        "valbench-extract", [Self.sample, "-o", "/proc/out.jsonl"], 73, "/proc/out.jsonl: cannot be written", in: folder
      )
    }
  }

  @Test("an output whose folder is a file is refused before any work")
  func impossibleFolder() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "file")
      try expectFailure("valbench-extract", [Self.sample, "-o", "file/out.jsonl"], 73, "cannot be written", in: folder)
      try FileManager.default.createDirectory(atPath: folder("dir"), withIntermediateDirectories: true)
      try expectFailure("valbench-extract", [Self.sample, "-o", "dir"], 66, "is a folder", in: folder)
    }
  }

  @Test(
    "usage errors say what to do",
    arguments: [
      ("valbench-extract", ["x.xml"], "Give --output"), ("valbench-extract", ["-o", "out"], "Name the input file"),
    ])
  func usage(name: String, arguments: [String], words: String) async throws {
    try await withTemporaryFolder { folder in
      try expectFailure(name, arguments, 64, words, in: folder)
    }
  }

  @Test(
    "a missing key and an unknown model are told apart",
    arguments: [
      ("openai:gpt-4.1", Int32(78), "OPENAI_API_KEY"), ("gpt-4.1", 64, "names no model"),
    ])
  func models(model: String, status: Int32, words: String) async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.pair()]), to: "pairs.jsonl")
      try expectFailure(
        "valbench-evaluate", ["respond", "pairs.jsonl", "-o", "out.jsonl", "--model", model], status, words, in: folder)
    }
  }

  @Test("data goes through pipes, with nothing else among it")
  func pipes() async throws {
    try await withTemporaryFolder { folder in
      let command = """
        cat '\(Executable.project)/data/sample/sample.xml' | "$BIN/valbench-extract" - -o - --quiet | \
        "$BIN/valbench-generate" - -o - --quiet > pairs.jsonl
        """
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(["BIN": Executable.folder]) { $1 }
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")]).count > 50)
    }
  }

  @Test("Ctrl-C leaves no half-written artifact, and the same command goes on without paying twice")
  func interruption() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines((1...20).map { Fixtures.pair($0) }), to: "pairs.jsonl")
      try await ModelServer.with { _, _ in
        usleep(50_000)
        return .chat("An answer.")
      } body: { server, address in
        let arguments = [
          "respond", "pairs.jsonl", "-o", "out.jsonl", "--model", address + "/v1#m", "--concurrency", "1",
        ]
        let (process, _, errors) = try Executable.start("valbench-evaluate", arguments, in: folder.path)
        while process.isRunning, await server.calls.count < 8 { try await Task.sleep(for: .milliseconds(10)) }
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 75)
        #expect(try Executable.text(errors).contains("interrupted; nothing is lost"))
        #expect(try folder.files().filter { $0.contains("out") } == [])
        let ending = try await Executable.runBeside("valbench-evaluate", arguments, in: folder.path)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try JSONLinesReader<ResponseRecord>.records(of: [folder("out.jsonl")]).count == 20)
        // What was in flight at the interruption may be asked again: two questions of one pair.
        #expect(await server.calls.count <= 42)
      }
    }
  }

  @Test(
    "every command says how to use it",
    arguments: [
      ["valbench"], ["valbench", "--help"], ["valbench", "run", "--help"], ["valbench", "merge", "--help"],
      ["valbench", "fetch", "--help"], ["valbench-evaluate", "calibrate", "--help"],
      ["valbench-evaluate", "compare", "--help"], ["valbench-evaluate", "try", "--help"],
      ["valbench", "doctor"], ["valbench", "doctor", "--help"],
      ["valbench-extract", "--help"], ["valbench-generate", "--help"], ["valbench-embed", "--help"],
      ["valbench-deduplicate", "--help"], ["valbench-split", "--help"], ["valbench-publish", "dataset", "--help"],
      ["valbench-publish", "inspect", "--help"], ["valbench-publish", "inspect-task", "--help"],
      ["valbench-import", "inspect", "--help"],
      ["valbench-publish", "harness", "--help"], ["valbench-import", "harness", "--help"],
      ["valbench-import", "responses", "--help"], ["valbench-import", "judgments", "--help"],
      ["valbench-import", "hub", "--help"], ["valbench", "import", "table", "--help"],
      ["valbench-publish", "verify", "--help"],
      ["valbench-evaluate", "--help"],
      ["valbench-evaluate", "judge", "--help"], ["valbench", "evaluate", "score", "--help"],
    ])
  func help(command: [String]) async throws {
    try await withTemporaryFolder { folder in
      let ending = try Executable.run(command[0], Array(command.dropFirst()), in: folder.path)
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.output.count > 200)
      #expect(!ending.output.split(separator: "\n").contains { $0.count > 120 })
    }
  }

  @Test("every command tells its version", arguments: ["valbench", "valbench-extract", "valbench-evaluate"])
  func version(name: String) async throws {
    try await withTemporaryFolder { folder in
      let ending = try Executable.run(name, ["--version"], in: folder.path)
      #expect(ending.output == valbenchVersion + "\n")
    }
  }
}
