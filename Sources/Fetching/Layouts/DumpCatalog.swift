/// What dumps of a wiki a mirror has.
package struct DumpCatalog: Sendable {
  /// A day on which a dump was begun.
  package struct Listing: Sendable {
    package let date: DumpDate
    package let layout: DumpLayout
    /// `nil` if it is not finished.
    package let dump: Dump?
  }

  private let wiki: WikiName
  private let mirror: Mirror
  private let sources: [any DumpSource]

  /// - Parameter layout: the only one that is looked at; all by default.
  package init(client: MirrorClient, mirror: Mirror, wiki: WikiName, layout: DumpLayout? = nil) {
    self.wiki = wiki
    self.mirror = mirror
    let all: [any DumpSource] = [
      ContentExports(client: client, mirror: mirror, wiki: wiki),
      LegacyDumps(client: client, mirror: mirror, wiki: wiki),
    ]
    sources = all.filter { layout == nil || $0.layout == layout }
  }

  /// All dumps, the newest first, those of the newer layout before those of the older one.
  package func listings() async throws -> [Listing] {
    var listings: [Listing] = []
    for source in sources {
      for date in try await source.dates() {
        listings.append(Listing(date: date, layout: source.layout, dump: try await dump(on: date, in: source)))
      }
    }
    return listings
  }

  /// The newest finished dump of the newer layout, else of the older one.
  ///
  /// - Throws: ``FetchError/noDump(wiki:mirror:)``.
  package func latest() async throws -> Dump {
    for source in sources {
      for date in try await source.dates() {
        if let dump = try await dump(on: date, in: source) { return dump }
      }
    }
    throw FetchError.noDump(wiki: wiki.text, mirror: mirror.text)
  }

  /// The dump of a day, of the newer layout if both have it.
  ///
  /// - Throws: ``FetchError/noDate(wiki:date:known:)``, ``FetchError/unfinished(wiki:date:known:)``, which tell the days
  ///   that there are.
  package func dump(on date: DumpDate) async throws -> Dump {
    var known: [String] = []
    var isBegun = false
    for source in sources {
      let dates = try await source.dates()
      if dates.contains(date) {
        if let dump = try await dump(on: date, in: source) { return dump }
        isBegun = true
      }
      known += dates.filter { $0 != date }.map(source.layout.written)
    }
    if isBegun { throw FetchError.unfinished(wiki: wiki.text, date: date.dashed, known: known) }
    throw FetchError.noDate(wiki: wiki.text, date: date.dashed, known: known)
  }

  private func dump(on date: DumpDate, in source: any DumpSource) async throws -> Dump? {
    try await source.parts(on: date).map { Dump(wiki: wiki, date: date, layout: source.layout, parts: $0) }
  }
}
