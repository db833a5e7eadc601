import Foundation

/// Cuts a stream of bytes into lines. Empty lines are left out.
struct LineCutter {
  let maximumLineSize: Int
  private var rest: [UInt8] = []

  init(maximumLineSize: Int) {
    self.maximumLineSize = maximumLineSize
  }

  struct TooLong: Error {
    /// The line's beginning.
    let partial: [UInt8]
  }

  /// Takes the next bytes.
  ///
  /// - Returns: the lines that end in them, without their line feeds.
  mutating func lines(in piece: UnsafeRawBufferPointer) throws(TooLong) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while let end = Self.lineFeed(in: piece, from: start) {
      try append(piece[start..<end])
      start = end + 1
      if let line = last() { lines.append(line) }
    }
    try append(piece[start...])
    return lines
  }

  private static func lineFeed(in piece: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = piece.baseAddress, let found = memchr(base + start, 0x0A, piece.count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// What stands after the last line feed, if anything does.
  mutating func last() -> [UInt8]? {
    defer { rest = [] }
    if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    return rest.isEmpty ? nil : rest
  }

  private mutating func append(_ bytes: Slice<UnsafeRawBufferPointer>) throws(TooLong) {
    rest.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes))
    guard rest.count <= maximumLineSize else { throw TooLong(partial: rest) }
  }
}
