import Artifacts
import Fetching
import Foundation
import HTTPSupport
import TestSupport
import Testing

@Suite("Fetching a dump")
struct FetchTests {
  @Test("both layouts arrive whole, on at most three connections, and are not downloaded again")
  func whole() async throws {
    var files = Sample.content
    files.merge(try SampleDump.legacyFiles(wiki: Sample.wiki, date: "20260701")) { $1 }
    try await DumpServer.with(files) { server, address in
      try await withTemporaryFolder { folder in
        let fetch = try await Sample.fetch(address, to: folder.path)
        #expect(fetch.paths == Sample.names.map { folder($0) })
        #expect(try folder.holdsWholeDump())
        let again = try await Sample.fetch(address, to: folder.path)
        #expect(again.states.allSatisfy { $0 == .verified } && again.missingSize == 0)
      }
      #expect(server.sentSize == SampleDump.parts.reduce(0) { $0 + $1.count })
      try await withTemporaryFolder { folder in
        let fetch = try await Sample.fetch(address, to: folder("new/folder"), layout: .legacy)
        let found = try fetch.paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(found.map(Array.init) == SampleDump.parts)
        let again = try await Sample.fetch(address, to: folder("new/folder"), layout: .legacy)
        #expect(again.missingSize == 0)
      }
      #expect(server.mostConnections <= 3)
      let agents = Set(server.requests.map { $0.headers["user-agent"] })
      #expect(agents == ["valbench/\(valbenchVersion) (https://github.com/valbench/valbench)"])
    }
  }

  @Test("parts that break off anywhere are continued, not begun anew (fault 17)", arguments: UInt64(1)...4)
  func cuts(seed: UInt64) async throws {
    // As many cuts as the server makes, each somewhere in what is left.
    let behavior: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      guard request.isForPart, request.number <= 5 else { return behavior }
      let mixed = SplitMix64.mix(seed &* 1000 &+ UInt64(request.number) &+ UInt64(request.path.utf8.count) << 32)
      behavior.cut = Int(mixed % 4000)
      return behavior
    }
    try await DumpServer.with(Sample.content, behavior: behavior) { server, address in
      try await withTemporaryFolder { folder in
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
      #expect(server.sentSize == SampleDump.parts.reduce(0) { $0 + $1.count })
      #expect(server.mostConnections <= 3)
      #expect(server.requests.contains { $0.headers["if-range"] != nil })
    }
  }

  @Test("a run that is broken off leaves what came, and the next one continues")
  func continued() async throws {
    let behavior: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      if request.isForPart, request.number == 1 { behavior.cut = 2000 }
      return behavior
    }
    try await DumpServer.with(Sample.content, behavior: behavior) { server, address in
      try await withTemporaryFolder { folder in
        var settings = Sample.settings()
        settings.patience.maximumFailures = 1
        // Each run can break off in three parts at most.
        for _ in 0..<2 {
          await #expect(throws: FetchError.self) {
            _ = try await Sample.fetch(address, to: folder.path, settings: settings)
          }
        }
        let files = try folder.files()
        #expect(files.contains { $0.hasSuffix(".part") })
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
      #expect(server.requests.contains { $0.headers["range"] == "bytes=2000-" })
    }
  }

  @Test("a part that came wrong once is downloaded anew, one that always does is an error that tells both hashes")
  func corrupt() async throws {
    let name = Sample.names[2]
    let wrong = SampleDump.parts[2].map { $0 ^ 1 }
    func behavior(always: Bool) -> @Sendable (DumpServer.Request) -> DumpServer.Behavior {
      { request in
        var behavior = DumpServer.Behavior()
        if request.isForPart, request.path.hasSuffix(name), always || request.number == 1 { behavior.bytes = wrong }
        return behavior
      }
    }
    try await withTemporaryFolder { folder in
      try await DumpServer.with(Sample.content, behavior: behavior(always: false)) { _, address in
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
    }
    try await withTemporaryFolder { folder in
      try await DumpServer.with(Sample.content, behavior: behavior(always: true)) { server, address in
        await #expect(
          throws: FetchError.wrongHash(
            part: name, algorithm: "sha256", expected: Digest.sha256(SampleDump.parts[2]), found: Digest.sha256(wrong))
        ) {
          _ = try await Sample.fetch(address, to: folder.path)
        }
        let files = try folder.files()
        #expect(!files.contains { $0.hasPrefix(name) })
        #expect(server.requests.count { $0.isForPart && $0.path.hasSuffix(name) } == 2)
      }
    }
  }

  @Test("a server that ignores ranges, or a part that changes meanwhile, has the part begun anew")
  func versions() async throws {
    let old = SampleDump.parts[0].map { $0 ^ 1 }
    for isOld in [false, true] {
      let behavior: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
        var behavior = DumpServer.Behavior()
        guard request.isForPart, request.path.hasSuffix(Sample.names[0]) else { return behavior }
        if request.number == 1 {
          behavior.cut = 1000
          if isOld { behavior.bytes = old }
        }
        behavior.ignoresRange = !isOld
        return behavior
      }
      try await DumpServer.with(Sample.content, behavior: behavior) { server, address in
        try await withTemporaryFolder { folder in
          _ = try await Sample.fetch(address, to: folder.path)
          #expect(try folder.holdsWholeDump())
        }
        #expect(server.sentSize == SampleDump.parts.reduce(1000) { $0 + $1.count })
      }
    }
  }

  @Test("the rest of another version is never put behind the beginning of one")
  func otherVersion() async throws {
    let behavior: @Sendable (DumpServer.Request) -> DumpServer.Behavior = { request in
      var behavior = DumpServer.Behavior()
      guard request.isForPart, request.path.hasSuffix(Sample.names[0]) else { return behavior }
      if request.number == 1 {
        behavior.cut = 1000
        behavior.tag = "\"old\""
      }
      behavior.ignoresIfRange = true
      return behavior
    }
    try await DumpServer.with(Sample.content, behavior: behavior) { server, address in
      try await withTemporaryFolder { folder in
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
      let ranges = server.requests.filter { $0.isForPart && $0.path.hasSuffix(Sample.names[0]) }.map {
        $0.headers["range"]
      }
      #expect(ranges == [nil, "bytes=1000-", nil])
    }
  }

  @Test("429 and 500 are tried again, no sooner than the server asks, and not for ever (fault 14)")
  func busy() async throws {
    let pauses = Sample.Pauses()
    try await withTemporaryFolder { folder in
      try await DumpServer.with(Sample.content) { request in
        var behavior = DumpServer.Behavior()
        if request.number == 1 {
          behavior.status = 429
          behavior.headers = ["retry-after: 77"]
        }
        if request.number == 2, request.method == "GET" { behavior.status = 503 }
        return behavior
      } body: { _, address in
        _ = try await Sample.fetch(address, to: folder.path, settings: Sample.settings(pauses))
        #expect(try folder.holdsWholeDump())
        #expect(pauses.all.contains(.seconds(77)))
      }
    }
    try await withTemporaryFolder { folder in
      try await DumpServer.with(Sample.content) { request in
        var behavior = DumpServer.Behavior()
        if request.isForPart { behavior.status = 500 }
        return behavior
      } body: { server, address in
        await #expect {
          _ = try await Sample.fetch(address, to: folder.path)
        } throws: { error in
          guard let error = error as? FetchError, case .unavailable(_, let words) = error else { return false }
          return words.contains("500") && error.exitStatus == .unavailable
        }
        #expect(server.requests.count <= 4 + 5 + 3 * 8)
      }
    }
  }

  @Test("a server that stops in the middle is left (fault 16)")
  func hangs() async throws {
    try await DumpServer.with(Sample.content) { request in
      var behavior = DumpServer.Behavior()
      if request.isForPart, request.number == 1 { behavior.hang = 1000 }
      return behavior
    } body: { server, address in
      try await withTemporaryFolder { folder in
        var settings = Sample.settings()
        settings.idle = .milliseconds(250)
        settings.patience.maximumFailures = 1000
        _ = try await Sample.fetch(address, to: folder.path, settings: settings)
        #expect(try folder.holdsWholeDump())
      }
      #expect(server.mostConnections <= 3)
    }
  }

  @Test("a length that is not the true one never makes a part", arguments: ["1", "1000000000000", "-1", "x", ""])
  func lies(length: String) async throws {
    try await DumpServer.with(Sample.content) { request in
      var behavior = DumpServer.Behavior()
      if request.isForPart, request.number == 1 { behavior.length = length }
      return behavior
    } body: { _, address in
      try await withTemporaryFolder { folder in
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
    }
  }

  @Test("an HTML page with 200 in place of parts is an error, and leaves no part (fault 19)")
  func page() async throws {
    try await DumpServer.with(Sample.content) { request in
      var behavior = DumpServer.Behavior()
      if request.isForPart { behavior.bytes = Array("<html>Sorry</html>".utf8) }
      return behavior
    } body: { _, address in
      try await withTemporaryFolder { folder in
        await #expect(throws: FetchError.self) { _ = try await Sample.fetch(address, to: folder.path) }
        let files = try folder.files()
        #expect(!files.contains { $0.hasSuffix(".bz2") })
      }
    }
  }

  @Test("redirects on loopback are followed, and no more than five")
  func redirects() async throws {
    for always in [false, true] {
      try await DumpServer.with(Sample.content) { request in
        var behavior = DumpServer.Behavior()
        if request.isForPart, always || request.number == 1 {
          behavior.status = 302
          behavior.headers = ["location: \(request.path)"]
        }
        return behavior
      } body: { server, address in
        try await withTemporaryFolder { folder in
          if always {
            await #expect(throws: FetchError.self) { _ = try await Sample.fetch(address, to: folder.path) }
            #expect(server.requests.allSatisfy { $0.number <= 6 })
          } else {
            _ = try await Sample.fetch(address, to: folder.path)
            #expect(try folder.holdsWholeDump())
          }
        }
      }
    }
  }

  @Test("without enough room nothing is downloaded (fault 27)")
  func room() async throws {
    try await DumpServer.with(Sample.content) { server, address in
      try await withTemporaryFolder { folder in
        var settings = Sample.settings()
        settings.freeSpace = { _ in 1000 }
        let needed = SampleDump.parts.reduce(0) { $0 + $1.count }
        await #expect(throws: FetchError.noSpace(folder: folder.path, needed: needed, free: 1000)) {
          _ = try await Sample.fetch(address, to: folder.path, settings: settings)
        }
        let files = try folder.files()
        #expect(files.isEmpty && server.sentSize == 0)
      }
    }
  }

  @Test("a part that was changed by hand is found with --force, and where nothing says that it was verified")
  func changed() async throws {
    try await DumpServer.with(Sample.content) { server, address in
      try await withTemporaryFolder { folder in
        _ = try await Sample.fetch(address, to: folder.path)
        let wrong = SampleDump.parts[1].map { $0 ^ 1 }
        try folder.write(wrong, to: Sample.names[1])
        let size = server.sentSize
        let trusting = try await Sample.fetch(address, to: folder.path)
        #expect(trusting.missingSize == 0 && server.sentSize == size)
        _ = try await Sample.fetch(address, to: folder.path, isForced: true)
        #expect(try folder.holdsWholeDump())
        #expect(server.sentSize == size + wrong.count)
        try folder.write(wrong, to: Sample.names[1])
        try folder.write("{", to: "fetch.manifest.json")
        _ = try await Sample.fetch(address, to: folder.path)
        #expect(try folder.holdsWholeDump())
      }
    }
  }

  @Test("two processes do not write one part (fault 29)")
  func twice() async throws {
    try await DumpServer.with(Sample.content) { _, address in
      try await withTemporaryFolder { folder in
        let path = folder(Sample.names[0] + ".part")
        try folder.write("", to: Sample.names[0] + ".part")
        let descriptor = open(path, O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        await #expect(throws: ArtifactError.inUse(path: folder(Sample.names[0]))) {
          _ = try await Sample.fetch(address, to: folder.path)
        }
      }
    }
  }
}
