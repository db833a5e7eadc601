import Fetching
import TestSupport
import Testing

@Suite("Which dumps there are")
struct CatalogTests {
  private static let october = SampleDump.contentFiles(wiki: "testwiki", date: "2026-10-01")

  private func catalog<Result>(
    _ files: [String: [UInt8]], layout: DumpLayout? = nil,
    behavior: @escaping @Sendable (DumpServer.Request) -> DumpServer.Behavior = { _ in DumpServer.Behavior() },
    body: nonisolated(nonsending) (DumpCatalog) async throws -> Result
  ) async throws -> Result {
    try await DumpServer.with(files, behavior: behavior) { _, address in
      try await MirrorClient.with(Sample.settings()) { client in
        try await body(
          DumpCatalog(client: client, mirror: try Mirror(address), wiki: try WikiName("testwiki"), layout: layout))
      }
    }
  }

  @Test("the latest is the newest that is finished")
  func latest() async throws {
    var files = Sample.content.merging(Self.october) { $1 }
    let dump = try await catalog(files) { try await $0.latest() }
    #expect(dump.name == "testwiki-2026-11-01" && dump.parts.map(\.name.text) == Sample.names)
    #expect(dump.size == SampleDump.parts.reduce(0) { $0 + $1.count })
    files[Sample.path("_SUCCESS")] = nil
    let finished = try await catalog(files) { try await $0.latest() }
    #expect(finished.name == "testwiki-2026-10-01")
    let listings = try await catalog(files) { try await $0.listings() }
    #expect(
      listings.map(\.date.dashed) == ["2026-11-01", "2026-10-01"] && listings.map { $0.dump == nil } == [true, false])
  }

  @Test("where the newer layout has none that is finished, the older one is looked at")
  func older() async throws {
    var files = Sample.content
    files[Sample.path("_SUCCESS")] = nil
    files.merge(try SampleDump.legacyFiles(wiki: "testwiki", date: "20260701")) { $1 }
    files.merge(try SampleDump.legacyFiles(wiki: "testwiki", date: "20260801", status: "in-progress")) { $1 }
    let dump = try await catalog(files) { try await $0.latest() }
    #expect(dump.name == "testwiki-20260701" && dump.layout == .legacy && dump.parts.count == SampleDump.parts.count)
    await #expect(throws: FetchError.self) { try await catalog(files, layout: .content) { try await $0.latest() } }
  }

  @Test("a day that is not there, or not finished, is told with the days that are")
  func days() async throws {
    var files = Sample.content.merging(Self.october) { $1 }
    files.merge(try SampleDump.legacyFiles(wiki: "testwiki", date: "20260701")) { $1 }
    files[Sample.path("_SUCCESS")] = nil
    let missing = try #require(DumpDate("20261102"))
    await #expect(
      throws: FetchError.noDate(
        wiki: "testwiki", date: "2026-11-02", known: ["2026-11-01", "2026-10-01", "20260701"])
    ) {
      try await catalog(files) { try await $0.dump(on: missing) }
    }
    let unfinished = try #require(DumpDate("20261101"))
    await #expect(
      throws: FetchError.unfinished(wiki: "testwiki", date: "2026-11-01", known: ["2026-10-01", "20260701"])
    ) {
      try await catalog(files) { try await $0.dump(on: unfinished) }
    }
    let older = try #require(DumpDate("20260701"))
    let dump = try await catalog(files) { try await $0.dump(on: older) }
    #expect(dump.layout == .legacy)
  }

  @Test("no wiki, no dump")
  func none() async throws {
    await #expect(throws: FetchError.self) { try await catalog([:]) { try await $0.latest() } }
    let listings = try await catalog([:]) { try await $0.listings() }
    #expect(listings.isEmpty)
  }

  @Test("an HTML page with 200 is no list of hashes, and no dump (fault 19)", arguments: ["SHA256SUMS", ""])
  func page(name: String) async throws {
    let behavior: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      if request.path.hasSuffix(name) { behavior.bytes = Array("<html><body>Sorry.</body></html>".utf8) }
      return behavior
    }
    await #expect(throws: FetchError.self) {
      try await catalog(Sample.content, behavior: behavior) { try await $0.latest() }
    }
  }

  @Test(
    "a name that leads elsewhere refuses the dump (fault 10)",
    arguments: ["../../x.xml.bz2", "/x.xml.bz2", "%2e%2e%2fx.xml.bz2"])
  func hostile(name: String) async throws {
    var files = Sample.content
    let path = Sample.path("SHA256SUMS")
    files[path, default: []] += Array("\(String(repeating: "0", count: 64))  \(name)\n".utf8)
    await #expect {
      try await catalog(files) { try await $0.latest() }
    } throws: { error in
      guard case .badReply(_, let problem)? = error as? FetchError else { return false }
      return problem.contains(name)
    }
  }

  @Test(
    "a listing of more than 4 MB is not read to its end, and one that breaks off is asked for again (faults 17, 18)")
  func bounds() async throws {
    let endless: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { _ in
      var behavior = DumpServer.Behavior()
      behavior.bytes = [UInt8](repeating: 0x20, count: 5 << 20)
      return behavior
    }
    await #expect(throws: FetchError.self) {
      try await catalog(Sample.content, behavior: endless) { try await $0.latest() }
    }
    let broken: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      if request.number == 1, request.method == "GET" { behavior.cut = 10 }
      return behavior
    }
    let dump = try await catalog(Sample.content, behavior: broken) { try await $0.latest() }
    #expect(dump.parts.count == SampleDump.parts.count)
  }
}
