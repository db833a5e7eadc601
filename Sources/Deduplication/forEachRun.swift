import Parallelism

/// Makes something of runs of places on several threads, and takes it in order.
///
/// - Throws: what `make` or `consume` throws; `CancellationError`.
func forEachRun<Made: Sendable>(
  of places: Range<Int>, length: Int = 4096, threads: Int,
  make: @escaping @Sendable (Range<Int>) throws -> Made, consume: (Made) throws -> Void
) async throws {
  var runs = stride(from: places.lowerBound, to: places.upperBound, by: length).makeIterator()
  try await mapInOrder(limit: threads) {
    runs.next()
  } transform: { start in
    try Task.checkCancellation()
    return try make(start..<min(start + length, places.upperBound))
  } consume: { _, made in
    try consume(made)
  }
}
