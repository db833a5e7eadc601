/// Cuts a dump's XML before its `<page>` tags, into pieces that can be parsed each by itself.
///
/// The first piece is the head, all before the first page. Where the cuts fall depends on the bytes alone, not on the
/// chunks in which they come.
struct PageCutter {
  private static let tag = Array("<page>".utf8)

  private let shortest: Int
  private let longest: Int
  private var bytes: [UInt8] = []
  /// The first byte at which the tag was not looked for.
  private var scanned = 0
  private var isHead = true

  /// - Parameters:
  ///   - shortest: a piece but the first and the last is at least so long, in bytes.
  ///   - longest: a piece is cut at this length, in bytes, where it is not to be cut before.
  init(shortest: Int, longest: Int) {
    precondition(0 < shortest && shortest <= longest)
    self.shortest = shortest
    self.longest = longest
  }

  /// Takes the next bytes.
  mutating func append(_ chunk: [UInt8]) {
    bytes += chunk
  }

  /// The next piece that is complete.
  ///
  /// - Complexity: O(*n*) in the bytes appended since the last call and those that follow the piece.
  mutating func nextPiece() -> [UInt8]? {
    let isTooLong = bytes.count >= longest + Self.tag.count
    guard let end = tagStart() ?? (isTooLong ? longest : nil) else { return nil }
    return cut(at: end)
  }

  /// Ends the XML: all that is left.
  mutating func finish() -> [UInt8] {
    cut(at: bytes.count)
  }

  private mutating func cut(at end: Int) -> [UInt8] {
    let piece = Array(bytes[..<end])
    bytes.removeFirst(end)
    scanned = 0
    isHead = false
    return piece
  }

  /// Where the first tag begins that a piece may end before.
  private mutating func tagStart() -> Int? {
    var start = max(scanned, isHead ? 0 : shortest)
    let last = min(longest, bytes.count - Self.tag.count)
    while start <= last, let next = bytes[start...last].firstIndex(of: Self.tag[0]) {
      if bytes[next...].starts(with: Self.tag) { return next }
      start = next + 1
    }
    scanned = max(scanned, last + 1)
    return nil
  }
}
