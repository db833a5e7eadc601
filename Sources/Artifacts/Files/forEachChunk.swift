import Parallelism

/// Makes something of the chunks of some files on several threads, and takes it in order.
///
/// - Throws: of several faults the first one in the files; what `consume` throws; `CancellationError`.
package func forEachChunk<Made: Sendable>(
  of paths: [String], threads: Int, make: @escaping @Sendable (JSONLinesChunk) throws(ArtifactError) -> Made,
  consume: (Made) throws -> Void
) async throws {
  var chunks = JSONLinesChunks(paths: paths)
  var fault: ArtifactError?
  try await mapInOrder(limit: threads) {
    do throws(ArtifactError) {
      return try chunks.next()
    } catch {
      fault = error
      return nil
    }
  } transform: { chunk -> Result<Made, ArtifactError> in
    try Task.checkCancellation()
    do throws(ArtifactError) { return .success(try make(chunk)) } catch { return .failure(error) }
  } consume: { _, made in
    try consume(made.get())
  }
  if let fault { throw fault }
}
