/// Collects the pairs with which one pair is to be compared: those that share a bucket with it, within bounds, so that
/// texts that are all alike but no duplicates take no quadratic time.
struct CandidateList {
  /// Of a bucket, only so many are looked at: the first ones. A bucket with more is called hot.
  static let bucketLimit = 128
  /// Only so many are compared: those that share the most buckets, then those that were found first.
  static let comparisonLimit = 64

  /// How many buckets each rank shares.
  private var shared: [UInt8]
  private var found: [Int32] = []

  /// - Parameters:
  ///   - count: how many ranks there are.
  init(count: Int) {
    shared = Array(repeating: 0, count: count)
  }

  mutating func add(_ members: ArraySlice<Int32>) {
    for rank in members.prefix(Self.bucketLimit) {
      if shared[Int(rank)] == 0 { found.append(rank) }
      shared[Int(rank)] += 1
    }
  }

  /// Takes what was added since the last time.
  ///
  /// - Returns: the ranks to compare with, ascending, and how many are left out.
  mutating func take(where isPossible: (Int) -> Bool) -> (ranks: [Int32], leftOut: Int) {
    defer {
      for rank in found { shared[Int(rank)] = 0 }
      found.removeAll(keepingCapacity: true)
    }
    let possible = found.filter { isPossible(Int($0)) }
    guard possible.count > Self.comparisonLimit else { return (possible.sorted(), 0) }
    var counts = [Int](repeating: 0, count: 256)
    for rank in possible { counts[Int(shared[Int(rank)])] += 1 }
    var (least, free) = (255, Self.comparisonLimit)
    while counts[least] <= free {
      free -= counts[least]
      least -= 1
    }
    let taken = possible.filter { rank in
      let count = Int(shared[Int(rank)])
      guard count == least, free > 0 else { return count > least }
      free -= 1
      return true
    }
    return (taken.sorted(), possible.count - taken.count)
  }
}
