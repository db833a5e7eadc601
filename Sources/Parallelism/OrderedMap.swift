/// Transforms a stream with a bounded number of transforms under way, and hands on the results in the stream's order.
///
/// At most `4 * limit` inputs are held, however long one of them takes.
///
/// - Parameters:
///   - limit: transforms at one time, at least 1.
///   - next: the next input, or `nil` at the end.
///   - consume: takes each result, in the order of the inputs.
package nonisolated(nonsending) func mapInOrder<Input: Sendable, Output: Sendable>(
  limit: Int, next: nonisolated(nonsending) () async throws -> Input?,
  transform: @escaping @Sendable (Input) async throws -> Output, consume: (Input, Output) throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: (Int, Input, Output).self) { group in
    var started = 0
    var consumed = 0
    var running = 0
    var waiting: [Int: (Input, Output)] = [:]
    var isAtEnd = false
    while true {
      while !isAtEnd, running < limit, started - consumed < 4 * limit {
        guard let input = try await next() else {
          isAtEnd = true
          break
        }
        let index = started
        group.addTask { (index, input, try await transform(input)) }
        started += 1
        running += 1
      }
      guard let (index, input, output) = try await group.next() else { return }
      running -= 1
      waiting[index] = (input, output)
      while let (input, output) = waiting.removeValue(forKey: consumed) {
        try consume(input, output)
        consumed += 1
      }
    }
  }
}
