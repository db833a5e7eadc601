import Crypto

/// One of the parts into which a stage's work is divided among machines, such as `2/8`.
package struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  package let index: Int
  package let count: Int

  package static let maximumCount = 10_000

  /// - Returns: `nil` unless 1 ≤ `index` ≤ `count` ≤ ``maximumCount``.
  package init?(index: Int, count: Int) {
    guard count <= Self.maximumCount, index >= 1, index <= count else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads what ``description`` writes.
  package init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1] else { return nil }
    self.init(index: index, count: count)
    if description != text { return nil }
  }

  package var description: String { "\(index)/\(count)" }

  /// Which of `count` shards a record belongs to: by the first eight bytes of its id's SHA-256, as a big-endian number
  /// modulo `count`.
  package static func index(ofID id: String, count: Int) -> Int {
    let hash = SHA256.hash(data: Array(id.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return 1 + Int(hash % UInt64(count))
  }

  package func contains(id: String) -> Bool { Self.index(ofID: id, count: count) == index }

  /// Which of several files belong to the shard: the `index`-th, and every `count`-th after it.
  ///
  /// - Returns: their places, from 0.
  package func places(among fileCount: Int) -> [Int] { Array(stride(from: index - 1, to: fileCount, by: count)) }
}
