import Artifacts

/// The character 5-shingles of some texts: all runs of five Unicode scalars (Broder 1997, "On the resemblance and
/// containment of documents"). No shingle crosses from one text into the next.
///
/// A text of one to four scalars counts as one shingle, the whole text.
///
/// Five scalars of 21 bits each stand in one number, so that equal numbers are equal shingles: the set is no sketch. A
/// whole short text has leading zeros, which no longer one has, as folding leaves no U+0000.
///
/// A set is filled again and again, so that nothing is allocated for one more pair.
struct ShingleSet {
  static let length = 5

  /// How many they are, each counted once.
  private(set) var count = 0

  /// Whether a text was long enough for a shingle of its own.
  private(set) var hasFullShingle = false

  /// In the order of the texts; so many as ``count`` says count.
  private var elements: [UInt128] = []

  /// For each element, 64 well-mixed bits.
  private var elementHashes: [UInt64] = []

  /// For each element, which of the comparisons saw it last.
  private var lastSeen: [Int32] = []
  private var comparison: Int32 = 0

  /// An open hash table of places in ``elements``, counted from 1; 0 is none.
  private var slots = [Int32](repeating: 0, count: 1024)

  /// Room for all shingles of some texts.
  private var room: [UInt128] = []

  /// 64 well-mixed bits of each shingle.
  var hashes: ArraySlice<UInt64> { elementHashes[..<count] }

  /// Puts the shingles of some texts in the place of those that the set had.
  ///
  /// - Parameter texts: folded, as UTF-8, with a zero byte between them.
  /// - Complexity: linear in the texts' length.
  mutating func fill(_ texts: ArraySlice<UInt8>) {
    let all: Int
    (all, hasFullShingle) = Self.list(texts, into: &room)
    clearSlots(for: all)
    if elements.count < all {
      elements = Array(repeating: 0, count: room.count)
      elementHashes = Array(repeating: 0, count: room.count)
    }
    count = slots.withUnsafeMutableBufferPointer { slots in
      elements.withUnsafeMutableBufferPointer { elements in
        elementHashes.withUnsafeMutableBufferPointer { hashes in
          Self.insert(room[..<all], &slots, &elements, &hashes)
        }
      }
    }
    lastSeen = Array(repeating: 0, count: count)
    comparison = 0
  }

  /// - Returns: how many different ones there are.
  private static func insert(
    _ shingles: ArraySlice<UInt128>, _ slots: inout UnsafeMutableBufferPointer<Int32>,
    _ elements: inout UnsafeMutableBufferPointer<UInt128>, _ hashes: inout UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    let mask = slots.count - 1
    var count = 0
    for shingle in shingles {
      let hash = hash(shingle)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0, elements[Int(slots[slot]) - 1] != shingle { slot = (slot + 1) & mask }
      guard slots[slot] == 0 else { continue }
      elements[count] = shingle
      hashes[count] = hash
      count += 1
      slots[slot] = Int32(count)
    }
    return count
  }

  /// At least two slots for each shingle.
  private mutating func clearSlots(for count: Int) {
    var size = 1024
    while size < 2 * count { size *= 2 }
    if slots.count == size {
      slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    } else {
      slots = Array(repeating: 0, count: size)
    }
  }

  /// How many of the shingles of other texts, each counted once, are in the set.
  mutating func countInCommon(_ texts: ArraySlice<UInt8>) -> Int {
    let (all, _) = Self.list(texts, into: &room)
    comparison += 1
    let comparison = comparison
    return lastSeen.withUnsafeMutableBufferPointer { lastSeen in
      let mask = slots.count - 1
      var common = 0
      for shingle in room[..<all] {
        var slot = Int(truncatingIfNeeded: Self.hash(shingle)) & mask
        while slots[slot] != 0, elements[Int(slots[slot]) - 1] != shingle { slot = (slot + 1) & mask }
        let place = Int(slots[slot])
        if place > 0, lastSeen[place - 1] != comparison {
          lastSeen[place - 1] = comparison
          common += 1
        }
      }
      return common
    }
  }

  private static func hash(_ shingle: UInt128) -> UInt64 {
    let (low, high) = (UInt64(truncatingIfNeeded: shingle), UInt64(truncatingIfNeeded: shingle >> 64))
    return SplitMix64.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15))
  }

  /// Lists the shingles as often as they stand there.
  ///
  /// - Returns: how many they are, and whether one is a full one rather than a short text.
  private static func list(_ texts: ArraySlice<UInt8>, into room: inout [UInt128]) -> (count: Int, hasFull: Bool) {
    if room.count < texts.count { room = Array(repeating: 0, count: max(1024, 2 * texts.count)) }
    return texts.withUnsafeBufferPointer { bytes in
      room.withUnsafeMutableBufferPointer { room in
        let mask = (UInt128(1) << (21 * length)) - 1
        var (all, hasFull) = (0, false)
        var window: UInt128 = 0
        var scalars = 0
        var place = 0
        while place < bytes.count {
          let byte = bytes[place]
          guard byte > 0 else {
            if 1..<length ~= scalars {
              room[all] = window
              all += 1
            }
            (window, scalars) = (0, 0)
            place += 1
            continue
          }
          var scalar = UInt32(byte)
          var width = 1
          if byte >= 0x80 {
            width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            scalar &= 0x7F >> UInt32(width)
            for next in (place + 1)..<(place + width) { scalar = scalar << 6 | UInt32(bytes[next] & 0x3F) }
          }
          place += width
          window = ((window << 21) | UInt128(scalar)) & mask
          scalars += 1
          if scalars >= length {
            room[all] = window
            all += 1
            hasFull = true
          }
        }
        if 1..<length ~= scalars {
          room[all] = window
          all += 1
        }
        return (all, hasFull)
      }
    }
  }
}

/// The Jaccard similarity |A ∩ B| / |A ∪ B| of two sets, exactly; 0 if both are empty.
func jaccard(common: Int, _ count: Int, _ otherCount: Int) -> Double {
  let union = count + otherCount - common
  return union == 0 ? 0 : Double(common) / Double(union)
}
