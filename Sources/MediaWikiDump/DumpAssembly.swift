/// Puts the pieces of a dump together again, in order, with the same result as if all of it were parsed in one.
///
/// A piece that could be parsed by itself is taken as it is. Any other is parsed once more, here, after what precedes it,
/// and so are the pieces after it until the parser stands between pages again.
struct DumpAssembly<Mapped: Sendable>: ~Copyable {
  /// A longer head is not worth to be parsed again before each piece, in bytes.
  private static var longestHead: Int { 256 << 10 }

  private let file: String
  private let limits: DumpLimits
  private var tally: DumpTally
  private var map: (@Sendable (Page) -> Mapped)?

  /// What parses the pieces in order; `nil` while they could be parsed by themselves.
  private var serial: DumpParser?
  /// What was taken so far.
  private var taken = Extent()
  private var head = Extent()
  /// What parses the pieces by themselves, if their head allows it.
  private(set) var pieceParser: PieceParser<Mapped>?

  init(file: String, limits: DumpLimits) {
    self.file = file
    self.limits = limits
    tally = DumpTally(file: file)
    serial = DumpParser(limits: limits)
  }

  /// Takes the dump's head: the first piece, which may be all of it.
  ///
  /// - Parameters:
  ///   - siteInfo: gets the site's description, and says what is made of each page.
  ///   - page: gets what was made of them, in order.
  mutating func takeHead(
    _ piece: XMLPiece, _ siteInfo: (SiteInfo) throws -> @Sendable (Page) -> Mapped, _ page: (Mapped) throws -> Void
  ) throws {
    try takeSerially(piece, siteInfo, page)
    guard let map, serial?.isBetweenPages == true, serial?.isUTF8 == true, piece.bytes.count <= Self.longestHead else {
      return
    }
    head = Extent(of: piece)
    pieceParser = PieceParser(head: piece.bytes, headLineFeeds: head.lineFeeds, limits: limits, map: map)
    serial = nil
  }

  /// Takes the next piece.
  ///
  /// - Parameter parsed: what it holds if it could be parsed by itself.
  mutating func take(
    _ piece: XMLPiece, _ parsed: ParsedPiece<Mapped>?,
    _ siteInfo: (SiteInfo) throws -> @Sendable (Page) -> Mapped, _ page: (Mapped) throws -> Void
  ) throws {
    try Task.checkCancellation()
    if serial == nil, let parsed {
      for item in parsed.items { try add(item, page) }
      taken += Extent(bytes: Int64(piece.bytes.count), lineFeeds: parsed.lineFeeds)
      return
    }
    if serial == nil, let pieceParser {
      serial = DumpParser(limits: limits)
      serial?.parse(whole: pieceParser.head) { _ in true }
      serial?.skip(bytes: taken.bytes - head.bytes, lineFeeds: taken.lineFeeds - head.lineFeeds)
    }
    try takeSerially(piece, siteInfo, page)
    if pieceParser != nil, serial?.isBetweenPages == true { serial = nil }
  }

  /// Ends the dump.
  mutating func finish() throws(DumpError) -> DumpSummary {
    try tally.finish(xmlBytes: taken.bytes)
  }

  private mutating func takeSerially(
    _ piece: XMLPiece, _ siteInfo: (SiteInfo) throws -> @Sendable (Page) -> Mapped, _ page: (Mapped) throws -> Void
  ) throws {
    var items: [DumpBuilder.Item] = []
    serial?.parse(whole: piece.bytes) { item in
      items.append(item)
      return true
    }
    taken += Extent(of: piece)
    if piece.isLast, taken.bytes == 0 { throw DumpError.noData(file: file) }
    let isIncomplete = piece.isLast && serial?.isIncomplete == true
    let end = serial?.line ?? 0
    if piece.isLast, !isIncomplete { serial?.finish() }
    items += serial?.takeFinished() ?? []
    for item in items {
      if case .siteInfo(let site) = item { map = try siteInfo(site) }
      if let map, let mapped = MappedItem(item, map) { try add(mapped, page) }
    }
    if let (problem, line, byte) = serial?.problem {
      throw problem.error(file: file, at: position(line: line, byte, piece))
    }
    if isIncomplete {
      throw DumpError.incomplete(file: file, at: position(line: end, serial?.xmlBytes ?? 0, piece))
    }
  }

  private mutating func add(_ item: MappedItem<Mapped>, _ page: (Mapped) throws -> Void) throws {
    switch item {
    case .page(let mapped, let isTextMissing):
      try tally.addPage(isTextMissing: isTextMissing)
      try page(mapped)
    case .pageWithoutRevision: tally.addPageWithoutRevision()
    }
  }

  private func position(line: Int, _ byte: Int64, _ piece: XMLPiece) -> DumpPosition {
    DumpPosition(line: line, xmlByte: byte, compressedByte: piece.compressedEnd)
  }
}

/// How much XML there is.
private struct Extent {
  var bytes: Int64 = 0
  var lineFeeds = 0

  init(bytes: Int64 = 0, lineFeeds: Int = 0) {
    self.bytes = bytes
    self.lineFeeds = lineFeeds
  }

  init(of piece: XMLPiece) {
    self.init(bytes: Int64(piece.bytes.count), lineFeeds: piece.bytes.count { $0 == UInt8(ascii: "\n") })
  }

  static func += (left: inout Extent, right: Extent) {
    left.bytes += right.bytes
    left.lineFeeds += right.lineFeeds
  }
}
