import Artifacts
import Foundation
import Ledger
import TestSupport
import Testing

@Suite("valbench ledger, as a user types it")
struct LedgerCommandTests {
  private static let hostile = "\u{1B}[2J\u{9B}31m\u{202E}\u{7}text"

  private static func request(_ number: Int) -> JSONObject {
    ["provider": "p", "model": .string("m" + hostile), "prompt": .string("question \(number) " + hostile)]
  }

  private static func write(_ numbers: ClosedRange<Int>, to path: String) async throws {
    try await Ledger.with(path: path) { ledger in
      let run = try await ledger.startRun(named: "respond" + hostile)
      for number in numbers {
        let request = request(number)
        let attempt = try await ledger.begin(
          RequestKey(canonicalRequest: request), request: request, run: run.id, worstCost: nil)
        let completion = Completion(
          outcome: .answered, content: "answer \(number)\n" + hostile, detail: hostile, rawReply: Array(hostile.utf8))
        try await ledger.finish(attempt, completion, cost: Dollars(picodollars: 1_500_000_000))
      }
    }
  }

  private func expectHarmless(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let hostile = text.unicodeScalars.filter {
      $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
    }
    #expect(hostile.isEmpty, sourceLocation: sourceLocation)
  }

  private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Executable.Ending {
    try Executable.run("valbench", ["ledger"] + arguments, in: folder.path)
  }

  @Test(
    "stats, show, verify and export tell what is there while a run is under way, and nothing hostile reaches a terminal"
  )
  func looking() async throws {
    try await withTemporaryFolder { folder in
      try await Self.write(1...3, to: folder("ledger.sqlite"))
      let ledger = folder("ledger.sqlite")
      try await Ledger.with(path: ledger) { _ in
        let stats = try run(folder, "stats")
        #expect(stats.status == 0, "\(stats.errors)")
        #expect(stats.output.hasPrefix("ledger.sqlite: 3 requests, 3 attempts\n"))
        #expect(stats.output.contains("answered") && stats.output.contains("$0.0045"))
        expectHarmless(stats.output)

        let key = RequestKey(canonicalRequest: Self.request(2)).sha256
        let show = try run(folder, "show", String(key.prefix(10)), "--ledger", ledger)
        #expect(show.status == 0, "\(show.errors)")
        #expect(show.output.hasPrefix("Request \(key)\n"))
        #expect(show.output.contains("Attempt 2: answered, the answer that is served"))
        #expect(show.output.contains("    answer 2\n"))
        expectHarmless(show.output)

        let verify = try run(folder, "verify")
        #expect(verify.status == 0 && verify.output == "ledger.sqlite: is as it should be.\n")

        let export = try run(folder, "export")
        #expect(export.status == 0 && export.output.split(separator: "\n").count == 3)
        let file = try run(folder, "export", "-o", "saved.jsonl")
        #expect(file.errors == "ledger export: 3 attempts saved → saved.jsonl\n")
        #expect(try folder.read("saved.jsonl") == export.output)
      }
    }
  }

  @Test("merge makes one ledger of several")
  func merging() async throws {
    try await withTemporaryFolder { folder in
      try await Self.write(1...3, to: folder("a.sqlite"))
      try await Self.write(4...5, to: folder("b.sqlite"))
      let merge = try run(folder, "merge", "a.sqlite", "b.sqlite", "-o", "all.sqlite")
      #expect(merge.status == 0)
      #expect(merge.errors == "ledger merge: 5 attempts of 2 ledgers → all.sqlite\n")
      #expect(try run(folder, "verify", "--ledger", "all.sqlite").status == 0)
      let again = try run(folder, "merge", "a.sqlite", "b.sqlite", "-o", "all.sqlite")
      #expect(again.status == 73 && again.errors.contains("there is such a file already"))
    }
  }

  @Test("a damaged ledger is refused by a stage, named by verify, and saved by export (fault 30)")
  func damaged() async throws {
    try await withTemporaryFolder { folder in
      try await Self.write(1...200, to: folder("ledger.sqlite"))
      let whole = try Data(contentsOf: URL(fileURLWithPath: folder("ledger.sqlite")))
      try whole.prefix(whole.count - 8192).write(to: URL(fileURLWithPath: folder("ledger.sqlite")))
      try folder.write(Fixtures.lines([Fixtures.pair()]), to: "pairs.jsonl")
      let stage = try Executable.run(
        "valbench-evaluate", ["respond", "pairs.jsonl", "-o", "out.jsonl"], in: folder.path)
      #expect(stage.status == 65)
      #expect(stage.errors.contains("valbench ledger export --ledger ledger.sqlite -o saved.jsonl"), "\(stage.errors)")
      let verify = try run(folder, "verify")
      #expect(verify.status == 65 && verify.output.contains("damaged"), "\(verify.output)")
      let export = try run(folder, "export", "-o", "saved.jsonl")
      #expect(export.status == 65, "\(export.errors)")
      #expect(try folder.read("saved.jsonl").split(separator: "\n").count > 50)
    }
  }

  @Test(
    "mistakes are told in one line",
    arguments: [
      (["stats", "--ledger", "none.sqlite"], Int32(66), "no such file"),
      (["show", "abcdef", "--ledger", "a.sqlite"], 66, "holds no request whose key begins with abcdef"),
      (["merge", "a.sqlite", "none.sqlite", "-o", "all.sqlite"], 66, "none.sqlite: no such file"),
      (["verify", "--ledger", "notes.txt"], 65, "is no ledger"),
      (["export", "--ledger", "notes.txt"], 65, "is no ledger"),
      (["export", "--ledger", "empty.sqlite"], 65, "is no ledger"),
    ])
  func mistakes(arguments: [String], status: Int32, words: String) async throws {
    try await withTemporaryFolder { folder in
      try await Self.write(1...2, to: folder("a.sqlite"))
      try folder.write(String(repeating: "no database\n", count: 50), to: "notes.txt")
      try folder.write("", to: "empty.sqlite")
      let ending = try Executable.run("valbench", ["ledger"] + arguments, in: folder.path)
      #expect(ending.status == status, "\(ending.errors)")
      #expect(ending.errors.contains(words) && ending.errors.split(separator: "\n").count == 1, "\(ending.errors)")
    }
  }

  @Test(
    "each command says how to use it",
    arguments: [
      [], ["stats"], ["show"], ["merge"], ["export"], ["verify"],
    ])
  func help(command: [String]) async throws {
    try await withTemporaryFolder { folder in
      let ending = try Executable.run("valbench", ["ledger"] + command + ["--help"], in: folder.path)
      #expect(ending.status == 0 && ending.output.count > 200)
    }
  }
}
