import Artifacts
import Foundation
import Parallelism

/// Repeats a random experiment on all cores, in blocks that each have a generator of their own, so that the numbers are
/// the same however many cores there are. SplitMix64 makes the blocks' seeds of one seed.
///
/// - Parameters:
///   - repetitions: of the experiment.
///   - length: of a block, in repetitions; the last one may be shorter.
///   - make: makes a block of as many repetitions as it is told.
///   - consume: takes what the blocks made, in order.
/// - Throws: `CancellationError`.
func forEachSeededBlock<Made: Sendable>(
  of repetitions: Int, length: Int, seed: Int,
  make: @escaping @Sendable (Int, inout Xoshiro256StarStar) -> Made, consume: (Made) -> Void
) async throws {
  var seeder = SplitMix64(state: UInt64(bitPattern: Int64(seed)))
  var starts = stride(from: 0, to: repetitions, by: length).makeIterator()
  try await mapInOrder(limit: ProcessInfo.processInfo.activeProcessorCount) {
    starts.next().map { (min(length, repetitions - $0), seeder.next()) }
  } transform: { count, seed in
    try Task.checkCancellation()
    var generator = Xoshiro256StarStar(seed: seed)
    return make(count, &generator)
  } consume: { _, made in
    consume(made)
  }
}
