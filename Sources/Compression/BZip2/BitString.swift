/// A run of bits of a file, from any bit to any other.
struct BitString: Sendable, Equatable {
  /// The whole bytes of the file in which the bits lie.
  private(set) var bytes: [UInt8]
  /// Where the bits start in `bytes`: the highest bit of the first byte is 0.
  private(set) var start: Int
  /// Where the bits end in `bytes`.
  private(set) var end: Int
  /// Where the bits of the file start, counted from the file's first bit.
  private(set) var position: Int64

  /// The bits that start at `position` of the file and end at bit `end` of `bytes`.
  ///
  /// - Parameter bytes: the bytes of the file from the one on in which `position` lies.
  init(bytes: [UInt8], position: Int64, end: Int) {
    self.bytes = bytes
    self.position = position
    start = Int(position % 8)
    self.end = end
  }

  /// The number of bits.
  var count: Int { end - start }

  /// The byte of the file after the last bit, rounded up.
  var endByte: Int64 { (position + Int64(count) + 7) / 8 }

  /// The bits from `offset` on as a number, the first one highest; `count` is at most 56, and there are as many.
  func bits(at offset: Int, count: Int) -> UInt64 {
    precondition(count <= 56 && offset + count <= self.count)
    if count == 0 { return 0 }
    let first = start + offset
    let last = first + count - 1
    var value: UInt64 = 0
    for byte in bytes[first / 8...last / 8] { value = value << 8 | UInt64(byte) }
    return value >> UInt64(7 - last % 8) & (1 << UInt64(count) - 1)
  }

  /// The first `count` bits.
  func prefix(_ count: Int) -> BitString {
    precondition(count <= self.count)
    var result = self
    result.end = start + count
    return result
  }

  /// Takes `count` bits off the front.
  mutating func drop(_ count: Int) {
    precondition(count <= self.count)
    start += count
    position += Int64(count)
  }

  /// Joins the bits that follow these in the file.
  mutating func append(_ next: BitString) {
    precondition(next.position == position + Int64(count))
    let position = position
    if count == 0 {
      self = next
      return
    }
    // The byte in which both have bits is in both.
    bytes.removeFirst(start / 8)
    start = Int(position % 8)
    end = start + Int(next.position - position)
    bytes.removeLast(bytes.count - (end + 7) / 8)
    bytes.append(contentsOf: next.bytes[(next.start + 7) / 8..<(next.end + 7) / 8])
    end += next.count
  }

  /// Appends the whole bytes from bit `offset` on to `target`; what is left is less than 8 bits.
  func appendWholeBytes(from offset: Int, to target: inout [UInt8]) {
    let wholeBytes = (count - offset) / 8
    let first = (start + offset) / 8
    let shift = UInt8((start + offset) % 8)
    if shift == 0 {
      target.append(contentsOf: bytes[first..<first + wholeBytes])
      return
    }
    let old = target.count
    target.append(contentsOf: repeatElement(0, count: wholeBytes))
    bytes.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        for index in 0..<wholeBytes {
          target[old + index] = source[first + index] << shift | source[first + index + 1] >> (8 - shift)
        }
      }
    }
  }
}
