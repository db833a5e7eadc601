/// The Unicode scalars of valid UTF-8, as numbers: several times as fast as those of a `String`.
@usableFromInline
package struct UTF8Scalars: IteratorProtocol {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline var place = 0

  /// - Parameter bytes: valid UTF-8, which is not checked.
  @inlinable
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  @inlinable @inline(__always)
  package mutating func next() -> UInt32? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    place += 1
    guard byte >= 0x80 else { return UInt32(byte) }
    let end = place + (byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3)
    var scalar = UInt32(byte) & (0x3F >> UInt32(end - place))
    while place < end {
      scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
      place += 1
    }
    return scalar
  }
}
