/// Follows a block whose end is not known: bits are added until libbz2 says more of them.
///
/// A mark may stand in the middle of a block by chance (once in some 2^48 bits, or by design). This finds out, in time
/// linear in the block's length and whatever the number of such marks, whether the block has ended.
struct BlockProbe: ~Copyable {
  enum Verdict {
    /// All bits were used and found good so far.
    case wantsMore
    /// At this byte of the bits it is certain that they are no block, or go on after it in another way than a block
    /// follows a block.
    case failed(byte: Int)
    case outOfMemory
  }

  /// Whether the block's data has ended: what it holds comes out.
  private(set) var hasEnded = false

  private var decoder: BZip2Decoder
  private let level: Int
  /// The number of bits that were used, whole bytes of them.
  private var used = 0

  /// Prepares for a block; `nil` when there is no memory.
  init?(level: Int) {
    guard let decoder = BZip2Decoder() else { return nil }
    self.decoder = decoder
    self.level = level
  }

  /// Uses what bits the block has since the last call.
  mutating func feed(_ block: BitString) -> Verdict {
    var input = used == 0 ? BlockDecoder.header(level: level) : []
    let header = input.count
    block.appendWholeBytes(from: used, to: &input)
    let verdict = input.withUnsafeBytes { run($0, header: header) }
    used += (input.count - header) * 8
    return verdict
  }

  private mutating func run(_ input: UnsafeRawBufferPointer, header: Int) -> Verdict {
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { scratch.deallocate() }
    var offset = 0
    while true {
      let step = decoder.step(from: UnsafeRawBufferPointer(rebasing: input[offset...]), into: scratch)
      offset += step.consumed
      if step.produced > 0 { hasEnded = true }
      switch step.status {
      case .progressed:
        if offset == input.count, step.produced < scratch.count { return .wantsMore }
      case .outOfMemory: return .outOfMemory
      default: return .failed(byte: used / 8 + max(0, offset - header))
      }
    }
  }
}
