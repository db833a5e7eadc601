/// Finds the marks with which a bz2 file's blocks begin and its streams end. They stand at any bit.
///
/// A mark has 48 bits and so holds five whole bytes of the file, wherever it stands; of any four places that follow each
/// other, one is therefore the start of two whole bytes of it. Looking at two bytes in every four is enough to see that
/// there is no mark: they are looked up among the 64 pairs of bytes that occur in a mark. About one pair of random bytes
/// in a thousand is one of these; only there is the mark itself compared, at each bit.
enum BlockMarks {
  /// What a mark stands for.
  enum Kind: Sendable {
    case block
    case streamEnd

    /// The mark itself: the digits of π and of its square root.
    var bits: UInt64 {
      switch self {
      case .block: 0x3141_5926_5359
      case .streamEnd: 0x1772_4538_5090
      }
    }
  }

  /// The number of bits of a mark.
  static let length = 48

  private static let mask: UInt64 = 1 << 48 - 1

  /// One bit for each pair of bytes: whether it occurs in a mark.
  private static let pairs: [UInt64] = {
    var pairs = [UInt64](repeating: 0, count: 1024)
    for kind in [Kind.block, .streamEnd] {
      for shift in UInt64(0)..<8 {
        let seven = kind.bits << (8 - shift)
        for place in UInt64(1)...4 {
          let pair = Int(seven >> (8 * (5 - place)) & 0xFFFF)
          pairs[pair / 64] |= 1 << UInt64(pair % 64)
        }
      }
    }
    return pairs
  }()

  /// Calls `found` with every mark that begins in `bytes` at the byte `start` or later, in order.
  ///
  /// - Parameters:
  ///   - isLast: whether nothing follows `bytes`; otherwise their last few bytes are left for the next time.
  ///   - found: gets the mark's first bit, counted from the start of `bytes`.
  /// - Returns: The first byte of `bytes` in which a mark may begin that was not looked for.
  /// - Complexity: O(*n*), a fraction of a nanosecond per byte.
  static func scan(
    _ bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool, found: (_ bit: Int, _ kind: Kind) -> Void
  ) -> Int {
    let end = bytes.count - 7
    var place = start + 4
    pairs.withUnsafeBufferPointer { pairs in
      while place <= end {
        // The order of the two bytes is the file's, highest first.
        let pair = Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)))
        if pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0 {
          for byte in place - 4..<place {
            let window = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self))
            compare(window, at: byte, found)
          }
        }
        place += 4
      }
    }
    guard isLast else { return place - 4 }
    for byte in min(place - 4, bytes.count)..<bytes.count {
      var window: UInt64 = 0
      for index in byte..<byte + 8 { window = window << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
      compare(window, at: byte) { bit, kind in
        if bit + length <= bytes.count * 8 { found(bit, kind) }
      }
    }
    return bytes.count
  }

  /// Compares the marks with the eight bytes that start at `byte`, at each bit of the first of these.
  private static func compare(_ window: UInt64, at byte: Int, _ found: (Int, Kind) -> Void) {
    for shift in 0..<8 {
      let bits = window >> UInt64(16 - shift) & mask
      if bits == Kind.block.bits { found(byte * 8 + shift, .block) }
      if bits == Kind.streamEnd.bits { found(byte * 8 + shift, .streamEnd) }
    }
  }
}
