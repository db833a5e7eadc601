import Artifacts
import Foundation
import HTTPSupport
import Importing
import Synchronization
import TestSupport
import Testing

@Suite("Importing from the Hub")
struct HubImportTests {
  private static let train = HubServer.Split("train", rows: HubServer.rows(0..<730))
  private static let test = HubServer.Split("test", rows: HubServer.rows(730..<950))
  private static let splits = [train, HubServer.Split("empty", rows: []), test]

  /// Waits that would have been made.
  private final class Pauses: Sendable {
    private let durations = Mutex<[Duration]>([])
    var all: [Duration] { durations.withLock(\.self) }
    func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }
  }

  /// Imports with settings with which nothing waits.
  @discardableResult
  private func fetch(
    _ address: String, to output: String, subset: String? = nil, splits: [String] = [], columns: [String] = [],
    token: String? = nil, failures: Int = 8, pauses: Pauses = Pauses(), isForced: Bool = false
  ) async throws -> StageOutcome {
    var settings = HubSettings()
    settings.patience.maximumFailures = failures
    settings.patience.pause = { pauses.add($0) }
    return try await HubImportStage(
      .original, subset: subset, splits: splits, output: output, mapping: try ColumnMapping(columns),
      address: try HubAddress(address), token: try HubToken(environment: token.map { ["HF_TOKEN": $0] } ?? [:]),
      settings: settings
    ).run(RunOptions(force: isForced))
  }

  private func pairs(_ path: String) throws -> [PairRecord] { try JSONLinesReader<PairRecord>.records(of: [path]) }

  private static func pairs(_ rows: [JSONObject]) throws -> [PairRecord] { try rows.map { try PairRecord($0) } }

  @Test("all rows of all splits come in order, on three connections, and are not asked for again")
  func whole() async throws {
    try await HubServer.with(Self.splits) { server, address in
      try await withTemporaryFolder { folder in
        try await fetch(address, to: folder("pairs.jsonl"))
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Self.train.rows + Self.test.rows))
        #expect(server.mostConnections <= 3)
        // The splits, and eight, one and three pages.
        #expect(server.requests.count == 13)
        let files = try folder.files()
        #expect(files == ["pairs.jsonl", "pairs.jsonl.manifest.json"])
        let manifest = try #require(try Manifest.read(at: folder("pairs.jsonl.manifest.json")))
        #expect(manifest.parameters["dataset"] == "val-bench/VAL-Bench" && manifest.inputs.isEmpty)
        #expect(manifest.summary.audit?["revision"] == "first")
        let counts = manifest.summary.audit?["splits"]?.asArray?.compactMap { $0.asObject?["rows"]?.asInteger }
        #expect(counts == [730, 0, 220])

        let again = try await fetch(address, to: folder("pairs.jsonl"))
        #expect(again == .upToDate && server.requests.count == 13)
        try await fetch(address, to: folder("pairs.jsonl"), isForced: true)
        #expect(server.requests.count == 26)
        try await fetch(address, to: folder("pairs.jsonl"), splits: ["test"])
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Self.test.rows))
      }
    }
  }

  @Test("what may pass is tried again: cuts, 429 with its wait, 500 (faults 14, 17)")
  func patience() async throws {
    let behavior: @Sendable (HubServer.Request) -> HubServer.Behavior = { request in
      var behavior = HubServer.Behavior()
      switch (request.offset, request.number) {
      case (nil, 1): behavior.status = 500
      case (0, 1): behavior.cut = 100
      case (100, 1), (100, 2):
        behavior.status = 429
        behavior.headers = ["retry-after: 77"]
      case (200, 1...3): behavior.status = 503
      case (300, 1): behavior.cut = 0
      default: break
      }
      return behavior
    }
    try await HubServer.with([Self.train], behavior: behavior) { server, address in
      try await withTemporaryFolder { folder in
        let pauses = Pauses()
        try await fetch(address, to: folder("pairs.jsonl"), pauses: pauses)
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Self.train.rows))
        #expect(pauses.all.count == 8)
        #expect(pauses.all.count { $0 >= .seconds(77) } == 2)
      }
    }
  }

  private static let wrong: [(HubServer.Behavior, HubError)] = {
    func behavior(_ make: (inout HubServer.Behavior) -> Void) -> HubServer.Behavior {
      var behavior = HubServer.Behavior()
      make(&behavior)
      return behavior
    }
    func changed(_ change: @escaping @Sendable (inout JSONObject) -> Void) -> HubServer.Behavior {
      behavior { $0.change = change }
    }
    @Sendable func changeRow(_ reply: inout JSONObject, _ number: Int, _ key: String, _ value: JSONValue) {
      var rows = reply["rows"]?.asArray ?? []
      guard var row = rows[number].asObject else { return }
      row[key] = value
      rows[number] = .object(row)
      reply["rows"] = .array(rows)
    }
    func bad(_ problem: String) -> HubError { .badReply(url: "", problem: problem) }
    return [
      (changed { changeRow(&$0, 5, "row_idx", 999) }, bad("row 999 came, where row 205 was asked for")),
      (
        changed { changeRow(&$0, 5, "truncated_cells", ["for_question"]) },
        bad("the server shortened for_question of row 205, so it is not taken")
      ),
      (
        changed { $0["rows"] = .array(($0["rows"]?.asArray ?? []).dropLast()) },
        bad("99 rows came, where 100 were asked for and 730 should be there")
      ),
      (changed { $0["partial"] = true }, bad("the server has only a part of this dataset, since it is too large")),
      (changed { $0["num_rows_total"] = nil }, bad("the field \"num_rows_total\" is missing")),
      (behavior { $0.body = "<html>" }, bad("the reply is no valid JSON: this is no JSON value (at byte 0)")),
      (behavior { $0.body = "[]" }, bad("the reply is no JSON object")),
      (
        behavior { $0.headers = ["content-encoding: gzip"] },
        bad("the reply is compressed (gzip), although nothing asked for that")
      ),
      (behavior { $0.status = 401 }, .notPermitted(dataset: HubServer.dataset, hasToken: false)),
      (behavior { $0.status = 403 }, .notPermitted(dataset: HubServer.dataset, hasToken: false)),
      (behavior { $0.status = 404 }, .notFound(dataset: HubServer.dataset, hasToken: false)),
      (behavior { $0.status = 422 }, .refused(url: "", status: 422)),
      (
        behavior {
          $0.status = 302
          $0.headers = ["location: https://elsewhere.example/"]
        }, .refused(url: "", status: 302)
      ),
      (
        behavior {
          $0.status = 500
          $0.headers = ["x-error-code: ResponseNotReady"]
        }, .unavailable(url: "", words: "the server answered with status 500 (ResponseNotReady)")
      ),
      (
        behavior {
          $0.status = 500
          $0.headers = ["x-error-code: hf_secret"]
        }, .unavailable(url: "", words: "the server answered with status 500")
      ),
    ]
  }()

  @Test("what is not what was asked for is told, and never taken (fault 16)", arguments: wrong.indices)
  func wrongReplies(index: Int) async throws {
    let (wrong, expected) = Self.wrong[index]
    try await HubServer.with([Self.train]) { request in
      request.offset == 200 ? wrong : HubServer.Behavior()
    } body: { _, address in
      try await withTemporaryFolder { folder in
        let url = "\(address)/rows?dataset=val-bench%2FVAL-Bench&config=default&split=train&offset=200&length=100"
        let error: HubError =
          switch expected {
          case .badReply(_, let problem): .badReply(url: url, problem: problem)
          case .refused(_, let status): .refused(url: url, status: status)
          case .unavailable(_, let words): .unavailable(url: url, words: words)
          default: expected
          }
        await #expect(throws: error) { try await fetch(address, to: folder("pairs.jsonl")) }
        let files = try folder.files()
        #expect(files == ["pairs.jsonl.pages"])
      }
    }
  }

  @Test("a run that breaks off is gone on with: nothing is asked for twice (fault 25)", arguments: [true, false])
  func resumed(isTorn: Bool) async throws {
    try await withTemporaryFolder { folder in
      try await HubServer.with(Self.splits) { request in
        var behavior = HubServer.Behavior()
        if request.offset == 400 { behavior.status = 500 }
        return behavior
      } body: { server, address in
        // The request for these pages names the server: so it must be the same one.
        await #expect(throws: HubError.self) { try await fetch(address, to: folder("pairs.jsonl"), failures: 1) }
        let kept = try folder.read("pairs.jsonl.pages").split(separator: "\n")
        #expect(kept.count == 1 + 4)
        if isTorn { try folder.write(kept.joined(separator: "\n") + "\n{\"subset\":\"defau", to: "pairs.jsonl.pages") }
        let asked = server.requests.count
        await #expect(throws: HubError.self) { try await fetch(address, to: folder("pairs.jsonl"), failures: 1) }
        let offsets = server.requests.dropFirst(asked).compactMap(\.offset)
        #expect(offsets.contains(400) && offsets.allSatisfy { $0 >= 400 })
      }
    }
  }

  @Test("pages that are there are used by the next run, whatever broke the last one")
  func completed() async throws {
    let isBroken = Mutex(true)
    try await HubServer.with(Self.splits) { request in
      var behavior = HubServer.Behavior()
      if request.offset == 400, isBroken.withLock(\.self) { behavior.status = 500 }
      return behavior
    } body: { server, address in
      try await withTemporaryFolder { folder in
        await #expect(throws: HubError.self) { try await fetch(address, to: folder("pairs.jsonl"), failures: 1) }
        isBroken.withLock { $0 = false }
        let asked = server.requests.count
        try await fetch(address, to: folder("pairs.jsonl"))
        #expect(server.requests.count == asked + 9)
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Self.train.rows + Self.test.rows))
        let files = try folder.files()
        #expect(files == ["pairs.jsonl", "pairs.jsonl.manifest.json"])
      }
    }
  }

  @Test("a dataset that changes while it is fetched, or between two runs, is fetched anew", arguments: [true, false])
  func changed(tellsRevision: Bool) async throws {
    let isNew = Mutex(false)
    try await HubServer.with([Self.train]) { request in
      if request.offset == 300 { isNew.withLock { $0 = true } }
      let isNew = isNew.withLock(\.self)
      var behavior = HubServer.Behavior()
      behavior.revision = tellsRevision ? (isNew ? "second" : "first") : nil
      if !tellsRevision, !isNew {
        behavior.change = { if $0["num_rows_total"] != nil { $0["num_rows_total"] = 1000 } }
      }
      return behavior
    } body: { server, address in
      try await withTemporaryFolder { folder in
        try await fetch(address, to: folder("pairs.jsonl"))
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Self.train.rows))
        #expect(server.requests.count { $0.offset == 0 } == 2)
        let manifest = try Manifest.read(at: folder("pairs.jsonl.manifest.json"))
        #expect(manifest?.summary.audit?["revision"] == (tellsRevision ? "second" : .null))
      }
    }
  }

  @Test("a dataset that shrank below what is there is fetched anew, and one that changes all the time is given up")
  func changing() async throws {
    let isShort = Mutex(false)
    try await HubServer.with([Self.train]) { request in
      var behavior = HubServer.Behavior()
      behavior.revision = nil
      if isShort.withLock(\.self) {
        behavior.change = { reply in
          guard reply["rows"] != nil else { return }
          reply["num_rows_total"] = 150
          reply["rows"] = .array(Array((reply["rows"]?.asArray ?? []).prefix(max(0, 150 - (request.offset ?? 0)))))
        }
      } else if request.offset == 400 {
        behavior.status = 500
      }
      return behavior
    } body: { _, address in
      try await withTemporaryFolder { folder in
        await #expect(throws: HubError.self) { try await fetch(address, to: folder("pairs.jsonl"), failures: 1) }
        isShort.withLock { $0 = true }
        try await fetch(address, to: folder("pairs.jsonl"))
        #expect(try pairs(folder("pairs.jsonl")) == Self.pairs(Array(Self.train.rows.prefix(150))))
      }
    }
    try await HubServer.with([Self.train]) { request in
      var behavior = HubServer.Behavior()
      behavior.revision = "\(request.offset ?? 0) \(request.number)"
      return behavior
    } body: { _, address in
      try await withTemporaryFolder { folder in
        _ = await #expect(throws: HubError.changing(dataset: HubServer.dataset)) {
          try await fetch(address, to: folder("pairs.jsonl"))
        }
      }
    }
  }

  @Test("the token goes to the server where it is set, and into no file")
  func token() async throws {
    let token = "hf_ThisIsSecret0123456789"
    try await HubServer.with([Self.train]) { request in
      var behavior = HubServer.Behavior()
      if request.offset == 600, request.number == 1 { behavior.status = 403 }
      return behavior
    } body: { server, address in
      try await withTemporaryFolder { folder in
        await #expect(throws: HubError.notPermitted(dataset: HubServer.dataset, hasToken: true)) {
          try await fetch(address, to: folder("pairs.jsonl"), token: token)
        }
        #expect(try !folder.read("pairs.jsonl.pages").contains(token))
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer \(token)" })
        let asked = server.requests.count
        try await fetch(address, to: folder("pairs.jsonl"))
        #expect(server.requests.dropFirst(asked).allSatisfy { $0.headers["authorization"] == nil })
        for name in try folder.files() { #expect(try !folder.read(name).contains(token)) }
      }
    }
    #expect(throws: HubError.badToken) { try HubToken(environment: ["HF_TOKEN": "hf_a\r\nx: y"]) }
    #expect(try HubToken(environment: ["HF_TOKEN": ""]) == nil)
    #expect(try "\(#require(try HubToken(environment: ["HF_TOKEN": token])))" == "a token")
  }

  @Test("columns of other names are mapped; what is missing is told, and rows that came are not asked for again")
  func columns() async throws {
    let rows = Self.test.rows.map { row in
      JSONObject(
        row.members.map { .init(key: $0.key == "issue_description" ? "issue" : $0.key, value: $0.value) })
    }
    try await HubServer.with([HubServer.Split("test", rows: rows)]) { server, address in
      try await withTemporaryFolder { folder in
        let error = await #expect(throws: PairImportError.self) { try await fetch(address, to: folder("pairs.jsonl")) }
        let words = try #require(error).description
        #expect(
          words.contains("test row 0: there is no column \"issue_description\", but: issue, for_question"), "\(words)")
        let asked = server.requests.count
        try await fetch(address, to: folder("pairs.jsonl"), columns: ["issue_description=issue"])
        #expect(server.requests.count == asked + 1)
        let pairs = try pairs(folder("pairs.jsonl"))
        #expect(pairs == (try Self.pairs(Self.test.rows)))
        #expect(pairs[0].otherFields["annotator"] == "a1")
      }
    }
  }

  @Test("subsets and splits are named where there are several")
  func parts() async throws {
    let splits = [Self.test, HubServer.Split("test", subset: "a+b &c", rows: HubServer.rows(0..<3))]
    try await HubServer.with(splits) { _, address in
      try await withTemporaryFolder { folder in
        let (output, name) = (folder("pairs.jsonl"), HubServer.dataset)
        await #expect(throws: HubError.severalSubsets(dataset: name, known: ["default", "a+b &c"])) {
          try await fetch(address, to: output)
        }
        await #expect(throws: HubError.noSubset(dataset: name, subset: "x", known: ["default", "a+b &c"])) {
          try await fetch(address, to: output, subset: "x")
        }
        await #expect(throws: HubError.noSplit(dataset: name, split: "train", known: ["test"])) {
          try await fetch(address, to: output, subset: "default", splits: ["train"])
        }
        try await fetch(address, to: output, subset: "a+b &c")
        #expect(try pairs(output).count == 3)
      }
    }
  }

  @Test("splits that the server has not read make the dataset unready", arguments: ["pending", "failed"])
  func unready(key: String) async throws {
    try await HubServer.with([Self.test]) { _ in
      var behavior = HubServer.Behavior()
      behavior.change = { $0[key] = [["split": "train"]] }
      return behavior
    } body: { _, address in
      try await withTemporaryFolder { folder in
        _ = await #expect(throws: HubError.notReady(dataset: HubServer.dataset)) {
          try await fetch(address, to: folder("pairs.jsonl"))
        }
      }
    }
  }

  @Test(
    "only https is asked, or this machine",
    arguments: [
      "http://datasets.example", "ftp://127.0.0.1", "https://", "here", "https://a@b.example", "https://b.example/?x",
    ])
  func addresses(text: String) {
    #expect(throws: HubError.badServer(text)) { try HubAddress(text) }
  }

  @Test("names that are none are refused", arguments: ["", "/", "a/b/c", "a/", "../b", "a b", "a/b?c", "ä/b"])
  func names(text: String) {
    #expect(throws: HubError.badName(text)) { try HubDatasetName(text) }
  }
}
