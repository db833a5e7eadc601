/// A block that was found good.
struct DecodedBlock {
  enum Content {
    case bytes([UInt8])
    /// Too large to be held: the stream of this one block is to be decompressed piece by piece.
    case large(stream: [UInt8], level: Int)
  }

  let content: Content
  /// The byte of the file after the block.
  let endByte: Int64
}

/// Puts a bz2 file's segments together again, in order, and checks all that blocks alone do not tell: headers, marks,
/// combined checksums, where streams and the file end.
///
/// It takes what libbz2 takes, and nothing else. Nothing is read and nobody waited for here.
struct StreamAssembler: ~Copyable {
  /// What stands next in the file.
  private enum Part {
    case header
    case mark
    case block
    case footer
  }

  /// A segment chain without a block's end that is longer than this, in bits, is damage: see `BlockCutter`.
  private static let longestBlock = 32 << 23
  private static let headerLength = 32
  private static let checksumLength = 32

  private let file: String
  private var part = Part.header
  /// The bits that were taken and not understood yet.
  private var pending = BitString(bytes: [], position: 0, end: 0)
  private var streamStart: Int64 = 0
  private var level = 0
  private var combinedChecksum: UInt32 = 0
  private var ready: [DecodedBlock] = []

  /// Follows the block that begins with `pending`, where it does not end with the first segment.
  private var probe: BlockProbe?
  /// The length of `pending` before the last segment was added, in bits.
  private var lengthBefore = 0
  /// Whether the block has ended, but not where a segment does.
  private var hasStrayEnd = false

  init(file: String) {
    self.file = file
  }

  /// Takes the next segment, with what became of it if it was decompressed.
  ///
  /// - Throws: `corrupt`, `trailingGarbage` or `outOfMemory`.
  mutating func take(_ segment: Segment, _ outcome: BlockOutcome?) throws(CompressionError) {
    lengthBefore = pending.count
    pending.append(segment.bits)
    while pending.count > 0 {
      let isUnderstood =
        switch part {
        case .header: try takeHeader()
        case .mark: try takeMark()
        case .block: try takeBlock(segment, outcome)
        case .footer: try takeFooter()
        }
      if !isUnderstood { return }
    }
  }

  /// Ends the file.
  ///
  /// - Throws: `truncated` when it ends inside a stream.
  func finish() throws(CompressionError) {
    if part == .header, pending.count == 0 { return }
    throw .truncated(
      file: file, offset: pending.endByte, streamStart: part == .header ? pending.position / 8 : streamStart)
  }

  /// Hands over the blocks that were found good since the last call, in order.
  mutating func takeReady() -> [DecodedBlock] {
    defer { ready = [] }
    return ready
  }

  private mutating func takeHeader() throws(CompressionError) -> Bool {
    let count = min(pending.count, Self.headerLength) / 8
    streamStart = pending.position / 8
    for index in 0..<count {
      let byte = UInt8(pending.bits(at: index * 8, count: 8))
      let isRight =
        index < 3 ? byte == CompressionFormat.bzip2.magic[index] : UInt8(ascii: "1")...UInt8(ascii: "9") ~= byte
      if isRight { continue }
      if streamStart > 0 { throw .trailingGarbage(file: file, offset: streamStart) }
      throw corrupt(at: Int64(index + 1))
    }
    guard pending.count >= Self.headerLength else { return false }
    level = Int(pending.bits(at: 24, count: 8)) - Int(UInt8(ascii: "0"))
    combinedChecksum = 0
    pending.drop(Self.headerLength)
    part = .mark
    return true
  }

  private mutating func takeMark() throws(CompressionError) -> Bool {
    let count = min(pending.count, BlockMarks.length)
    let bits = pending.bits(at: 0, count: count)
    let rest = UInt64(BlockMarks.length - count)
    let isBlock = bits == BlockMarks.Kind.block.bits >> rest
    let isEnd = bits == BlockMarks.Kind.streamEnd.bits >> rest
    guard isBlock || isEnd else { throw corrupt(at: pending.position / 8 + Int64((count + 7) / 8)) }
    guard count == BlockMarks.length else { return false }
    part = isBlock ? .block : .footer
    return true
  }

  private mutating func takeFooter() throws(CompressionError) -> Bool {
    let length = BlockMarks.length + Self.checksumLength
    guard pending.count >= length else { return false }
    let checksum = UInt32(pending.bits(at: BlockMarks.length, count: Self.checksumLength))
    let end = pending.position + Int64(length)
    guard checksum == combinedChecksum else { throw corrupt(at: (end + 7) / 8) }
    // Streams begin at whole bytes.
    pending.drop(length + Int(7 - (end + 7) % 8))
    part = .header
    return true
  }

  private mutating func takeBlock(_ segment: Segment, _ outcome: BlockOutcome?) throws(CompressionError) -> Bool {
    if let outcome, pending.position == segment.bits.position, segment.level == level {
      if try accept(outcome, length: pending.count) { return true }
    }
    if probe == nil { probe = BlockProbe(level: level) }
    let verdict = probe?.feed(pending) ?? .outOfMemory
    if probe?.hasEnded == true {
      for length in [lengthBefore, pending.count] where length > 0 {
        if try accept(BlockDecoder.decode(pending.prefix(length), level: level), length: length) { return true }
      }
    }
    switch verdict {
    case .outOfMemory: throw .outOfMemory(file: file)
    case .failed(let byte): throw corrupt(at: pending.position / 8 + Int64(byte))
    case .wantsMore:
      // The end may lie in the last few bits that were not probed yet; but not twice.
      if hasStrayEnd || pending.count > Self.longestBlock { throw corrupt(at: pending.endByte) }
      hasStrayEnd = probe?.hasEnded == true
      return false
    }
  }

  /// Takes a block of this length off the front if it is good.
  private mutating func accept(_ outcome: BlockOutcome, length: Int) throws(CompressionError) -> Bool {
    let block = pending.prefix(length)
    let content: DecodedBlock.Content
    switch outcome {
    case .good(let bytes): content = .bytes(bytes)
    case .large:
      guard let stream = BlockDecoder.stream(of: block, level: level) else { return false }
      content = .large(stream: stream, level: level)
    case .outOfMemory: throw .outOfMemory(file: file)
    case .failed, .cancelled: return false
    }
    ready.append(DecodedBlock(content: content, endByte: block.endByte))
    let checksum = UInt32(block.bits(at: BlockMarks.length, count: Self.checksumLength))
    combinedChecksum = (combinedChecksum << 1 | combinedChecksum >> 31) ^ checksum
    pending.drop(length)
    probe = nil
    hasStrayEnd = false
    lengthBefore = 0
    part = .mark
    return true
  }

  private func corrupt(at offset: Int64) -> CompressionError {
    .corrupt(file: file, offset: offset, streamStart: streamStart)
  }
}
