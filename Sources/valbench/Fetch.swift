import ArgumentParser
import Artifacts
import Fetching
import StageCommand

struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Download a wiki's newest dump from Wikimedia, and verify it.",
    usage: "valbench fetch <wiki> [<options>]",
    discussion: """
      Downloads up to three parts at one time, goes on where an earlier run was interrupted, and gives a part its name \
      only when its hash is the one that the mirror tells. The files are printed in the order of their pages.

      Examples:
        valbench fetch simplewiki                       the newest finished dump
        valbench fetch enwiki --list                    which dumps there are
        valbench fetch enwiki --dry-run                 what would be downloaded
        valbench fetch enwiki --date 20261101 -o dumps  a day's dump, into dumps/

      Then: valbench-extract dumps/*.xml.bz2 -o sections.jsonl
      """)

  @Argument(help: ArgumentHelp("The wiki, as Wikimedia's databases name it, such as enwiki.", valueName: "wiki"))
  var wiki: String

  @Option(help: ArgumentHelp("Day of the dump, as YYYYMMDD, or latest: the newest that is finished.", valueName: "day"))
  var date = "latest"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the parts go. (default: a folder named after the dump)", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("Server to download from.", valueName: "address"))
  var mirror = Mirror.wikimedia.text

  @Option(
    help: ArgumentHelp(
      "The only kind of dump to look for: content, the Content File Exports, or legacy, the dumps before them. (default: "
        + "content, and where there is none legacy)", valueName: "layout"))
  var layout: DumpLayout?

  @Flag(help: "Only say which dumps there are, with their sizes.")
  var list = false

  @Flag(help: "Verify the parts that are there anew.")
  var force = false

  @Flag(help: "Only say what would be downloaded.")
  var dryRun = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    let wiki = try WikiName(wiki)
    let mirror = try Mirror(mirror)
    let date = try day()
    try await MirrorClient.with { client in
      let catalog = DumpCatalog(client: client, mirror: mirror, wiki: wiki, layout: layout)
      if list { return try await printListings(catalog, mirror) }
      let dump =
        if let date {
          try await catalog.dump(on: date)
        } else {
          try await catalog.latest()
        }
      let fetch = DumpFetch(dump, to: output ?? dump.name, client: client, isForced: force)
      if dryRun { return plan(fetch) }
      try await download(fetch)
    }
  }

  /// - Returns: `nil` for the latest.
  private func day() throws(FetchError) -> DumpDate? {
    if date == "latest" { return nil }
    guard let day = DumpDate(date) else { throw .badDate(date) }
    return day
  }

  private func printListings(_ catalog: DumpCatalog, _ mirror: Mirror) async throws {
    let listings = try await catalog.listings()
    guard !listings.isEmpty else { throw FetchError.noDump(wiki: wiki, mirror: mirror.text) }
    for listing in listings {
      let size = listing.dump.map { "\($0.parts.count) parts, \(byteText($0.size))" } ?? "not finished"
      print("\(listing.date.dashed)  \(listing.layout.rawValue)  \(size)")
    }
  }

  private func plan(_ fetch: DumpFetch) {
    for (part, state) in zip(fetch.dump.parts, fetch.states) {
      let words =
        switch state {
        case .verified: "there"
        case .unverified: "there, to be verified"
        case .started(let size): "to be gone on with at \(byteText(size))"
        case .missing: "to be downloaded"
        }
      print("\(part.name.text)  \(byteText(part.size))  \(words)")
    }
    let free = fetch.freeSpace.map { ", \(byteText($0)) are free" } ?? ""
    Console(isQuiet: quiet).say("fetch: would download \(byteText(fetch.missingSize)) into \(fetch.folder)\(free)")
  }

  private func download(_ fetch: DumpFetch) async throws {
    let console = Console(isQuiet: quiet)
    let dump = fetch.dump
    console.say(
      "fetch: \(dump.name), \(dump.parts.count) parts, \(byteText(dump.size)), of which \(byteText(fetch.missingSize)) "
        + "are to be downloaded → \(fetch.folder)")
    try await fetch.run(console: console)
    for path in fetch.paths { print(path) }
    console.say("fetch: all parts are there and verified. Next: valbench-extract \(pattern(fetch)) -o sections.jsonl")
  }

  /// What a shell makes all parts of. Parts of the older layout can end otherwise than in `.xml.bz2`.
  private func pattern(_ fetch: DumpFetch) -> String {
    let end = fetch.paths.allSatisfy { $0.hasSuffix(".xml.bz2") } ? ".xml.bz2" : ".bz2"
    return "\(fetch.folder)/\(fetch.dump.name)-*\(end)"
  }
}

extension DumpLayout: ExpressibleByArgument {}
