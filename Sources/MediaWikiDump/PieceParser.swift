/// Parses pieces of a dump each by itself, as if it followed the dump's head, and makes something of their pages.
struct PieceParser<Mapped: Sendable>: Sendable {
  /// The dump's bytes before its first page.
  let head: [UInt8]
  let headLineFeeds: Int
  let limits: DumpLimits
  let map: @Sendable (Page) -> Mapped

  private static var rootEnd: [UInt8] { Array("</mediawiki>".utf8) }

  /// What the piece holds; `nil` when it does not begin and end between pages, or is not well-formed: it depends then on
  /// what stands before and after it.
  func parse(_ piece: XMLPiece) -> ParsedPiece<Mapped>? {
    var parser = DumpParser(limits: limits)
    parser.parse(whole: head) { _ in true }
    var items: [MappedItem<Mapped>] = []
    for bytes in [piece.bytes, piece.isLast ? [] : Self.rootEnd] {
      parser.parse(whole: bytes) { finished in
        if let item = MappedItem(finished, map) { items.append(item) }
        return !Task.isCancelled
      }
    }
    parser.finish()
    guard parser.problem == nil, !parser.isIncomplete else { return nil }
    return ParsedPiece(items: items, lineFeeds: parser.line - 1 - headLineFeeds)
  }
}

/// What a piece holds that was parsed by itself.
struct ParsedPiece<Mapped: Sendable>: Sendable {
  let items: [MappedItem<Mapped>]
  let lineFeeds: Int
}

/// What counts of a dump's part, with what was made of its pages.
enum MappedItem<Mapped: Sendable>: Sendable {
  case page(Mapped, isTextMissing: Bool)
  case pageWithoutRevision

  /// `nil` for the description of the site.
  init?(_ item: DumpBuilder.Item, _ map: (Page) -> Mapped) {
    switch item {
    case .siteInfo: return nil
    case .page(let page): self = .page(map(page), isTextMissing: page.revision.isTextMissing)
    case .pageWithoutRevision: self = .pageWithoutRevision
    }
  }
}
