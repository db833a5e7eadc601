import Artifacts
import Fetching
import HTTPSupport
import Synchronization
import TestSupport

/// What the tests of this module fetch with.
enum Sample {
  static let wiki = "testwiki"
  static let content = SampleDump.contentFiles(wiki: wiki, date: "2026-11-01")
  static let names = SampleDump.names(wiki: wiki, date: "2026-11-01")

  /// The path of a part on the server.
  static func path(_ name: String) -> String { "/other/mediawiki_content_current/\(wiki)/2026-11-01/xml/bzip2/" + name }

  /// Waits that would have been made.
  final class Pauses: Sendable {
    private let durations = Mutex<[Duration]>([])
    var all: [Duration] { durations.withLock(\.self) }
    func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }
  }

  /// Settings with which nothing waits.
  static func settings(_ pauses: Pauses = Pauses()) -> FetchSettings {
    var settings = FetchSettings()
    settings.patience.pause = { pauses.add($0) }
    return settings
  }

  /// Fetches the newest dump of ``wiki``.
  static func fetch(
    _ address: String, to folder: String, layout: DumpLayout? = nil, settings: FetchSettings = settings(),
    isForced: Bool = false
  ) async throws -> DumpFetch {
    try await MirrorClient.with(settings) { client in
      let catalog = DumpCatalog(client: client, mirror: try Mirror(address), wiki: try WikiName(wiki), layout: layout)
      let fetch = DumpFetch(try await catalog.latest(), to: folder, client: client, isForced: isForced)
      try await fetch.run(console: Console(isQuiet: true))
      return fetch
    }
  }
}

extension TemporaryFolder {
  /// Whether the folder holds the parts and the record of them, and nothing else.
  func holdsWholeDump() throws -> Bool {
    let expected = (Sample.names + ["fetch.manifest.json"]).sorted()
    guard try files() == expected else { return false }
    return try zip(Sample.names, SampleDump.parts).allSatisfy { name, bytes in
      try Digest.sha256(ofFile: self(name)) == Digest.sha256(bytes)
    }
  }
}
