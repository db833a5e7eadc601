/// The generator SplitMix64, which turns any seed into well-mixed numbers: specified, so that one seed gives the same
/// numbers everywhere and for ever. Not for secrets.
///
/// The type too is usable from inline code: else its methods would be calls in every other module.
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
@usableFromInline
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  package init(state: UInt64) {
    self.state = state
  }

  @inlinable
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// A permutation of the 64-bit numbers in which each input bit bears on each output bit.
  @inlinable @inline(__always)
  package static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
