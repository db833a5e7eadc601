import Artifacts
import Compression
import TestSupport

/// All that a file holds, decompressed.
func contents(of path: String, chunkSize: Int = 4096, threads: Int = 2) async throws -> [UInt8] {
  try await withDecompressedChunks(of: path, threads: threads, chunkSize: chunkSize) { chunks in
    var result: [UInt8] = []
    while let chunk = try await chunks.next() { result += chunk }
    return result
  }
}

/// The error with which reading these bytes ends; `nil` when they are read to the end.
func failure(reading bytes: [UInt8], threads: Int = 2) async throws -> CompressionError? {
  let file = try TemporaryFile(bytes)
  do {
    _ = try await contents(of: file.path, threads: threads)
    return nil
  } catch let error as CompressionError {
    return error
  }
}

/// Words in random order: text that compresses as prose does.
func prose(bytes count: Int, seed: UInt64) -> [UInt8] {
  var generator = SplitMix64(state: seed)
  let words = ["the ", "dispute ", "over ", "water ", "rights ", "began ", "in ", "1921 ", "and ", "lasted.\n"]
  var result: [UInt8] = []
  while result.count < count { result += words[Int.random(in: 0..<words.count, using: &generator)].utf8 }
  return Array(result.prefix(count))
}
