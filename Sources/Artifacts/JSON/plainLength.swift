/// How many bytes from a place on stand for themselves in a JSON string, whatever is beside them: printable ASCII but for
/// the quotation mark and the backslash.
///
/// Eight are looked at in one step: a byte's highest bit in `found` tells that it is none of these. A borrow may set the
/// bits of bytes behind the first such one, so only the first one counts.
@inline(__always)
func plainLength(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let (ones, highest) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
  var place = start
  let raw = UnsafeRawBufferPointer(bytes)
  while place + 8 <= bytes.count {
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    let quote = word ^ (0x22 &* ones)
    let backslash = word ^ (0x5C &* ones)
    let delete = word ^ (0x7F &* ones)
    let found =
      ((word &- 0x20 &* ones) | (quote &- ones) | (backslash &- ones) | (delete &- ones) | word) & highest
    if found != 0 { return place + found.trailingZeroBitCount / 8 - start }
    place += 8
  }
  while place < bytes.count, 0x20..<0x7F ~= bytes[place], bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
  return place - start
}
