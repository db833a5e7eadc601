import Crypto

/// Half of a SHA-256: what has one fingerprint is equal.
struct Fingerprint: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  init(_ bytes: ArraySlice<UInt8>) {
    (high, low) = SHA256.hash(data: bytes).withUnsafeBytes { hash in
      (hash.loadUnaligned(as: UInt64.self), hash.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(low) }
}
