import Foundation

/// What becomes of the scalars that fold each on its own, whatever stands beside them: nearly all of nearly all texts.
///
/// These are scalars that are in NFKC, that are no combining marks and never combine with one another, and whose folded
/// form is at most one scalar of that kind. Looking them up takes a fiftieth of the time of Unicode's own steps.
enum FoldingTable {
  /// An index is a scalar.
  private static let ascii: [UInt32] = (0..<0x80).map { entry(of: Unicode.Scalar($0)) }

  private static let others: [UInt32] = (0..<0x30FF).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)), covered.contains(where: { $0.contains(scalar.value) }) else {
      return unknown
    }
    return entry(of: scalar)
  }

  /// Latin, Greek, Cyrillic, Arabic, general punctuation and symbols, kana. Scripts whose letters combine are not among
  /// them (Hangul jamo, those of India).
  private static let covered: [ClosedRange<UInt32>] = [0...0x52F, 0x600...0x6FF, 0x2000...0x22FF, 0x3000...0x30FE]

  /// Unified ideographs (CJK), which fold to themselves.
  private static let ideographs: ClosedRange<UInt32> = 0x4E00...0x9FA5

  private static let dropped: UInt32 = 0
  private static let space: UInt32 = 0x20
  private static let unknown = UInt32.max

  private static func entry(of scalar: Unicode.Scalar) -> UInt32 {
    guard scalar.isASCII || isStable(scalar) else { return unknown }
    switch Role(scalar) {
    case .dropped: return dropped
    case .space: return space
    case .kept:
      let folded = String(scalar).uppercased().lowercased().unicodeScalars
      guard folded.count == 1, let only = folded.first, isStable(only), Role(only) == .kept else { return unknown }
      return only.value
    }
  }

  private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass == .notReordered
      && String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars.elementsEqual([scalar])
  }

  /// The folded text, or `nil` where it holds a scalar that does not fold on its own.
  static func fold(_ original: String, limit: Int) -> String? {
    var (original, isKnown) = (original, true)
    let folded = original.withUTF8 { bytes in
      // No folded scalar takes more than three bytes, and a blank stands for at least one scalar.
      String(unsafeUninitializedCapacity: 3 * min(bytes.count, limit)) { folded in
        let length = fold(bytes, limit: limit, into: folded)
        isKnown = length != nil
        return length ?? 0
      }
    }
    return isKnown ? folded : nil
  }

  /// The bytes of what ``fold(_:limit:)`` gives.
  static func utf8(of original: String, limit: Int) -> [UInt8]? {
    var (original, isKnown) = (original, true)
    let folded = original.withUTF8 { bytes in
      [UInt8](unsafeUninitializedCapacity: 3 * min(bytes.count, limit)) { folded, count in
        let length = fold(bytes, limit: limit, into: folded)
        isKnown = length != nil
        count = length ?? 0
      }
    }
    return isKnown ? folded : nil
  }

  /// - Returns: how many bytes the folded text has; `nil` where a scalar does not fold on its own.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, limit: Int, into folded: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    let ascii = ascii
    var scalars = UTF8Scalars(bytes)
    // What stands in the place of the next scalar is overwritten: no blank is to begin the text or follow another one.
    var isAfterBlank = true
    var (count, length) = (0, 0)
    while count < limit, let scalar = scalars.next() {
      count += 1
      let entry = scalar < 0x80 ? ascii[Int(scalar)] : entry(ofOther: scalar)
      guard entry >= 0x80 else {
        // Without a branch, which would be foreseen badly.
        folded[length] = UInt8(truncatingIfNeeded: entry)
        let isPassedOver = entry == dropped || (entry == space && isAfterBlank)
        length += isPassedOver ? 0 : 1
        isAfterBlank = entry == space || (entry == dropped && isAfterBlank)
        continue
      }
      guard let scalar = Unicode.Scalar(entry) else { return nil }
      for byte in scalar.utf8 {
        folded[length] = byte
        length += 1
      }
      isAfterBlank = false
    }
    return isAfterBlank ? max(0, length - 1) : length
  }

  private static func entry(ofOther scalar: UInt32) -> UInt32 {
    if scalar < 0x30FF { return others[Int(scalar)] }
    return ideographs.contains(scalar) ? scalar : unknown
  }
}
