import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Looking at what is set up, as a user does it")
struct DoctorCommandTests {
  /// - Parameter timeout: in seconds; where all tests run at once, a server here can be long in answering.
  private func doctor(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], timeout: Int = 240
  ) async throws -> Executable.Ending {
    try await Executable.runBeside(
      "valbench", ["doctor", "--timeout", "\(timeout)"] + arguments, in: folder.path, environment: environment)
  }

  /// The lines of an ending that begin so.
  private func lines(_ ending: Executable.Ending, _ standing: String) -> [String] {
    ending.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix(standing + " ") }
  }

  private static let pairs = Fixtures.lines([Fixtures.pair()])

  /// A pipeline whose stages ask these models.
  private func pipeline(_ models: [String], in folder: TemporaryFolder, more: String = "") throws {
    try folder.write(Self.pairs, to: "pairs.jsonl")
    try folder.write(
      """
      folder: runs
      respond:
        inputs: pairs.jsonl
        ledger: runs/l.sqlite
        model: [\(models.map { "\"\($0)\"" }.joined(separator: ", "))]
      \(more)
      """, to: "mine.yaml")
  }

  @Test("without a file all that can be known is told: executables, libraries, keys, room")
  func withoutFile() async throws {
    try await withTemporaryFolder { folder in
      let ending = try await doctor([], in: folder, environment: ["OPENAI_API_KEY": "canary-0123456789"])
      #expect(ending.status == 0, "\(ending.output)")
      for words in [
        "valbench-extract \(valbenchVersion)", "valbench-import \(valbenchVersion)", "libxml2 2.", "libbz2 1.",
        "zlib 1.",
        "zstd 1.", "libsqlite3 3.", "OPENAI_API_KEY: set", "files may be open at once", "processors",
      ] {
        #expect(ending.output.contains(words), "\(words)")
      }
      #expect(!(ending.output + ending.errors).contains("canary"))
      #expect(lines(ending, "missing") + lines(ending, "wrong") == [])
      #expect(try folder.files() == [])
    }
  }

  @Test("the pipelines that come along are sound, and need nothing but what they read")
  func bundled() async throws {
    try await withTemporaryFolder { folder in
      for name in ["pipelines", "data"] {
        try FileManager.default.createSymbolicLink(
          atPath: folder(name), withDestinationPath: Executable.project + "/" + name)
      }
      let rebuild = try await doctor(["pipelines/rebuild-dataset.yaml"], in: folder)
      #expect(rebuild.status == 0, "\(rebuild.output)")
      #expect(rebuild.output.contains("offline, the built-in model (generate): needs nothing"))
      #expect(!rebuild.output.contains("API_KEY"))
      let evaluate = try await doctor(["pipelines/evaluate-models.yaml"], in: folder)
      #expect(evaluate.status == 69, "\(evaluate.output)")
      #expect(
        lines(evaluate, "missing").first?.contains("runs/rebuild-dataset/unique.jsonl, which respond reads") == true)
      #expect(!FileManager.default.fileExists(atPath: folder("runs")))
    }
  }

  @Test(
    "a server that has the model is found, and nothing is asked that costs",
    arguments: [ProviderDialect.openAI, .chatCompletions, .google, .anthropic])
  func served(dialect: ProviderDialect) async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { call, _ in
        dialect.models(["test-model"], call)
      } body: { server, address in
        try pipeline([dialect.modelName(at: address)], in: folder)
        let ending = try await doctor(["mine.yaml"], in: folder, environment: dialect.environment(at: address))
        #expect(ending.status == 0, "\(ending.output)")
        #expect(ending.output.contains("(respond): its server answers and has it"), "\(ending.output)")
        #expect(lines(ending, "warning").first?.contains("its price is not known") == true)
        #expect(await server.calls.allSatisfy { $0.method == "GET" })
        #expect(!(ending.output + ending.errors).contains("canary"))
        #expect(try folder.files() == ["mine.yaml", "pairs.jsonl"])
      }
    }
  }

  @Test("an unknown model, a wrong key and a dead port are told at once, each with what to do (faults 15 and 36)")
  func faults() async throws {
    try await withTemporaryFolder { folder in
      try await ModelServer.with { call, _ in
        ProviderDialect.chatCompletions.models(["there-\u{1B}[2J"], call)
      } body: { _, address in
        try pipeline([address + "/v1#absent", "http://127.0.0.1:1/v1#dead", "openai:gpt-4.1"], in: folder)
        var environment = ProviderDialect.chatCompletions.environment(at: address)
        environment["OPENAI_API_KEY"] = "canary-of-another-0123456789"
        environment["OPENAI_BASE_URL"] = address + "/v1"
        let ending = try await doctor(["mine.yaml"], in: folder, environment: environment)
        #expect(ending.status == 78, "\(ending.output)")
        let wrong = lines(ending, "wrong")
        #expect(wrong.count == 3, "\(ending.output)")
        #expect(wrong[0].contains(#"does not have it. It has: there-"#) && !wrong[0].contains("\u{1B}"))
        #expect(wrong[1].contains("does not answer: connection refused. Start the server"))
        #expect(wrong[2].contains("refuses the key: HTTP 401: Incorrect API key provided."))
        #expect(!(ending.output + ending.errors).contains("canary"))
      }
    }
  }

  @Test("a server that never answers is given up (fault 16)")
  func hanging() async throws {
    try await withTemporaryFolder { folder in
      try await FaultServer.with { _, address in
        try pipeline([address + "/v1#m"], in: folder)
        let ending = try await doctor(["mine.yaml"], in: folder, timeout: 1)
        #expect(ending.status == 69, "\(ending.output)")
        #expect(lines(ending, "wrong").first?.contains("no whole reply came within 1.0 seconds. Start") == true)
      }
    }
  }

  @Test("a key that a model needs is missing; others are not told of")
  func missingKey() async throws {
    try await withTemporaryFolder { folder in
      try pipeline(["anthropic:claude-opus-4-5"], in: folder)
      let ending = try await doctor(
        ["mine.yaml"], in: folder, environment: ["ANTHROPIC_API_KEY": "", "OPENAI_API_KEY": "canary-0123456789"])
      #expect(ending.status == 78)
      #expect(
        lines(ending, "missing") == [
          "missing  anthropic:claude-opus-4-5 needs an API key. Set the environment variable ANTHROPIC_API_KEY."
        ])
      #expect(!ending.output.contains("OPENAI_API_KEY"))
    }
  }

  @Test("each section of a file is checked, and all that is wrong with it told")
  func badFile() async throws {
    try await withTemporaryFolder { folder in
      try pipeline(["offline"], in: folder, more: "judge: {orders: three}\nscore: {sed: 1}")
      let ending = try await doctor(["mine.yaml"], in: folder)
      #expect(ending.status == 78, "\(ending.output)")
      let wrong = lines(ending, "wrong")
      #expect(wrong.count == 2, "\(ending.output)")
      #expect(wrong[0].contains("three") && wrong[1].contains("mine.yaml:7: unknown key \"sed\" in \"score\""))
      let none = try await doctor(["none.yaml"], in: folder)
      #expect(none.status == 78 && none.output.contains("none.yaml: no such configuration file"))
    }
  }

  @Test("a limit of open files that is too low for the connections is told (fault 38)")
  func fileLimit() async throws {
    try await withTemporaryFolder { folder in
      try pipeline(["http://127.0.0.1:1/v1#m"], in: folder)
      let limited = Process()
      let told = try Executable.handle()
      limited.executableURL = URL(fileURLWithPath: "/bin/bash")
      // What is inherited above the limit could not be closed for a child.
      let script = """
        for fd in /proc/self/fd/*; do fd=${fd##*/}; if [ "$fd" -gt 2 ]; then eval "exec $fd>&-"; fi; done
        ulimit -n 64; exec "$0" doctor mine.yaml
        """
      limited.arguments = ["-c", script, Executable.folder + "/valbench"]
      limited.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      limited.standardOutput = told
      limited.standardError = FileHandle.nullDevice
      try await Executable.runToEnd(limited)
      let text = try Executable.text(told)
      #expect(limited.terminationStatus == 69, "\(text)")
      #expect(text.contains("wrong    64 files may be open at once, and up to"), "\(text)")
    }
  }

  @Test("a ledger that a run has, and one that is none, are told (faults 29 and 30)")
  func ledger() async throws {
    try await withTemporaryFolder { folder in
      try pipeline(["offline"], in: folder)
      try folder.write("Dear diary, this is no ledger at all.\n", to: "runs/l.sqlite")
      let ending = try await doctor(["mine.yaml"], in: folder)
      #expect(ending.status == 69, "\(ending.output)")
      #expect(lines(ending, "wrong").first?.contains("runs/l.sqlite: is no ledger.") == true)
      #expect(try folder.read("runs/l.sqlite") == "Dear diary, this is no ledger at all.\n")
    }
  }

  @Test("executables that are not there, do not start or are of another version are told")
  func executables() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.copyItem(atPath: Executable.folder + "/valbench", toPath: folder("valbench"))
      for (name, script) in [
        ("valbench-extract", "echo 'libbz2.so.1.0: cannot open shared object file' >&2; exit 127"),
        ("valbench-split", "echo 0.0.1"),
      ] {
        try folder.write("#!/bin/sh\n\(script)\n", to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder(name))
      }
      let process = Process()
      let told = try Executable.handle()
      process.executableURL = URL(fileURLWithPath: folder("valbench"))
      process.arguments = ["doctor"]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.standardOutput = told
      try await Executable.runToEnd(process)
      let text = try Executable.text(told)
      #expect(process.terminationStatus == 69, "\(text)")
      #expect(text.contains("missing  valbench-evaluate is not in"), "\(text)")
      #expect(text.contains("wrong    valbench-extract does not start: libbz2.so.1.0: cannot open"), "\(text)")
      #expect(text.contains("wrong    valbench-split is of version 0.0.1"), "\(text)")
    }
  }
}
