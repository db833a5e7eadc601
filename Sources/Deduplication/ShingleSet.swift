import Artifacts
import TextFolding

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

  /// For each element, which of the comparisons saw it last; they are counted on from one filling to the next.
  private var lastSeen: [Int] = []
  private var comparison = 0

  /// An open hash table of places in ``elements``, counted from 1; 0 is none.
  private var slots = [Int32](repeating: 0, count: 1024)

  /// 64 well-mixed bits of each shingle.
  var hashes: ArraySlice<UInt64> { elementHashes[..<count] }

  /// Puts the shingles of some texts in the place of those that the set had.
  ///
  /// - Parameter texts: folded, as UTF-8, with a zero byte between them.
  /// - Complexity: linear in the texts' length.
  mutating func fill(_ texts: ArraySlice<UInt8>) {
    makeRoom(for: texts.count)
    let mask = slots.count - 1
    (hasFullShingle, count) = slots.withUnsafeMutableBufferPointer { slots in
      elements.withUnsafeMutableBufferPointer { elements in
        elementHashes.withUnsafeMutableBufferPointer { hashes in
          // Not the property: a local variable stays in a register.
          var count = 0
          let hasFull = Self.forEachShingle(of: texts) { shingle in
            let hash = Self.hash(shingle)
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0, elements[Int(slots[slot]) - 1] != shingle { slot = (slot + 1) & mask }
            guard slots[slot] == 0 else { return }
            elements[count] = shingle
            hashes[count] = hash
            count += 1
            slots[slot] = Int32(count)
          }
          return (hasFull, count)
        }
      }
    }
  }

  /// At least four slots for each shingle, so that few are found taken.
  ///
  /// - Parameter limit: no more shingles than that come.
  private mutating func makeRoom(for limit: Int) {
    if elements.count < limit {
      elements = Array(repeating: 0, count: 2 * limit)
      elementHashes = Array(repeating: 0, count: 2 * limit)
      lastSeen = Array(repeating: 0, count: 2 * limit)
    }
    var size = 1024
    while size < 4 * limit { size *= 2 }
    if slots.count == size {
      slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    } else {
      slots = Array(repeating: 0, count: size)
    }
  }

  /// How many of the shingles of other texts, each counted once, are in the set.
  mutating func countInCommon(_ texts: ArraySlice<UInt8>) -> Int {
    comparison += 1
    let (comparison, mask) = (comparison, slots.count - 1)
    return lastSeen.withUnsafeMutableBufferPointer { lastSeen in
      var common = 0
      _ = Self.forEachShingle(of: texts) { shingle in
        var slot = Int(truncatingIfNeeded: Self.hash(shingle)) & mask
        while slots[slot] != 0, elements[Int(slots[slot]) - 1] != shingle { slot = (slot + 1) & mask }
        let place = Int(slots[slot])
        guard place > 0, lastSeen[place - 1] != comparison else { return }
        lastSeen[place - 1] = comparison
        common += 1
      }
      return common
    }
  }

  private static func hash(_ shingle: UInt128) -> UInt64 {
    let (low, high) = (UInt64(truncatingIfNeeded: shingle), UInt64(truncatingIfNeeded: shingle >> 64))
    return SplitMix64.mix(low ^ (high &* 0x9E37_79B9_7F4A_7C15))
  }

  /// Takes the shingles one after another, as often as they stand there.
  ///
  /// - Returns: whether one is a full one rather than a short text.
  @inline(__always)
  private static func forEachShingle(of texts: ArraySlice<UInt8>, _ body: (UInt128) -> Void) -> Bool {
    texts.withUnsafeBufferPointer { bytes in
      let mask = (UInt128(1) << (21 * length)) - 1
      var scalars = UTF8Scalars(bytes)
      var (window, run, hasFull) = (UInt128(0), 0, false)
      while let scalar = scalars.next() {
        guard scalar > 0 else {
          if 1..<length ~= run { body(window) }
          (window, run) = (0, 0)
          continue
        }
        window = ((window << 21) | UInt128(scalar)) & mask
        run += 1
        if run >= length {
          body(window)
          hasFull = true
        }
      }
      if 1..<length ~= run { body(window) }
      return hasFull
    }
  }
}

/// The Jaccard similarity |A ∩ B| / |A ∪ B| of two sets, exactly; 0 if both are empty.
func jaccard(common: Int, _ count: Int, _ otherCount: Int) -> Double {
  let union = count + otherCount - common
  return union == 0 ? 0 : Double(common) / Double(union)
}
