/// The bits of a bz2 file from one mark to the next. Whether the mark is one, or data that looks alike, is not known yet.
struct Segment: Sendable {
  let bits: BitString
  /// Whether the segment begins with a block's mark.
  let isBlock: Bool
  /// The level of the stream in which the segment seems to lie, 1 to 9: the largest block in units of 100,000 bytes.
  let level: Int
}

/// Cuts a bz2 file into segments: at every mark, and where there is none for longer than a block can be.
///
/// All segments together are the file. Memory is bounded by the longest segment.
struct BlockCutter {
  /// The size at which a segment is cut without a mark, in bytes. The longest block that an encoder can write has 900,001
  /// symbols of 20 bits, 2.25 MB, besides its tables.
  private static let longestSegment = 4 << 20

  /// The file's bytes from the one on in which the present segment begins.
  private var bytes: [UInt8] = []
  private var bytesStart: Int64 = 0
  /// The first byte of `bytes` in which marks were not looked for.
  private var scanned = 0
  /// The first bit of the present segment.
  private var segmentStart: Int64 = 0
  private var kind: BlockMarks.Kind?
  private var level = 9

  /// Takes the file's next bytes; returns the segments that they end.
  mutating func append(_ more: UnsafeRawBufferPointer) -> [Segment] {
    bytes.append(contentsOf: more)
    var segments = cut(isLast: false)
    if bytes.count > Self.longestSegment {
      segments.append(segment(to: scanned * 8, next: nil))
    }
    let used = Int(segmentStart / 8 - bytesStart)
    bytes.removeFirst(used)
    bytesStart += Int64(used)
    scanned -= used
    return segments
  }

  /// Ends the file; returns the segments that are left.
  mutating func finish() -> [Segment] {
    var segments = cut(isLast: true)
    let end = bytes.count * 8
    if segmentStart < bytesStart * 8 + Int64(end) { segments.append(segment(to: end, next: nil)) }
    return segments
  }

  private mutating func cut(isLast: Bool) -> [Segment] {
    var marks: [(bit: Int, kind: BlockMarks.Kind)] = []
    scanned = bytes.withUnsafeBytes { bytes in
      BlockMarks.scan(bytes, from: scanned, isLast: isLast) { marks.append(($0, $1)) }
    }
    var segments: [Segment] = []
    for mark in marks {
      if bytesStart * 8 + Int64(mark.bit) > segmentStart {
        segments.append(segment(to: mark.bit, next: mark.kind))
      } else {
        kind = mark.kind
      }
    }
    return segments
  }

  /// Ends the present segment before the bit `end` of `bytes`.
  private mutating func segment(to end: Int, next: BlockMarks.Kind?) -> Segment {
    let first = Int(segmentStart / 8 - bytesStart)
    let bits = BitString(
      bytes: Array(bytes[first..<(end + 7) / 8]), position: segmentStart, end: end - first * 8)
    let segment = Segment(bits: bits, isBlock: kind == .block, level: level)
    // After a stream's end, or at the file's start, the next stream's header stands before the next mark.
    if kind != .block, end % 8 == 0, let level = Self.level(in: bytes[first..<end / 8]) { self.level = level }
    segmentStart = bytesStart * 8 + Int64(end)
    kind = next
    return segment
  }

  private static func level(in bytes: ArraySlice<UInt8>) -> Int? {
    let header = bytes.suffix(4)
    guard header.count == 4, header.starts(with: CompressionFormat.bzip2.magic), let digit = header.last,
      UInt8(ascii: "1")...UInt8(ascii: "9") ~= digit
    else { return nil }
    return Int(digit - UInt8(ascii: "0"))
  }
}
