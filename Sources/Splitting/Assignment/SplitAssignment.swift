import Artifacts

/// Gives each group of pairs its split, by a hash of the group's key: the same one whatever else the dataset holds.
package struct SplitAssignment: Sendable {
  package let ratios: SplitRatios
  /// Another salt, another assignment.
  package let salt: String

  package static let defaultSalt = "valbench-1"

  package init(ratios: SplitRatios = .standard, salt: String = defaultSalt) {
    self.ratios = ratios
    self.salt = salt
  }

  /// The split of all pairs with this group key.
  package func split(ofGroup key: String) -> Split { split(at: position(ofGroup: key)) }

  /// The first eight bytes, big-endian, of the SHA-256 over salt and key, each behind its length in bytes (64 bits,
  /// little-endian).
  func position(ofGroup key: String) -> UInt64 { Self.number(digest(ofGroup: key).utf8.prefix(16)) }

  /// The next eight bytes of the same hash: the order in which groups fill a test split of a fixed size.
  func rank(ofGroup key: String) -> UInt64 { Self.number(digest(ofGroup: key).utf8.dropFirst(16).prefix(16)) }

  private func digest(ofGroup key: String) -> String { Digest.sha256(parts: [salt, key]) }

  private static func number(_ digits: some Sequence<UInt8>) -> UInt64 {
    digits.reduce(0) { number, digit in
      number << 4 | UInt64(digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10)
    }
  }

  /// Cuts [0, 1) into train, validation and test, in this order.
  func split(at position: UInt64) -> Split {
    // All but the last 11 bits, so that the quotient is exact and below 1.
    let point = Double(position >> 11) / 0x1p53
    if point < ratios.train { return .train }
    if point < ratios.train + ratios.validation { return .validation }
    // Sums that miss 1 by a rounding error leave nothing to a split that was to get nothing.
    if ratios.test > 0 { return .test }
    return ratios.validation > 0 ? .validation : .train
  }
}
