import Artifacts
import Compression
import TestSupport

/// All that a file holds, decompressed.
func contents(of path: String, chunkSize: Int = 4096) throws(CompressionError) -> [UInt8] {
  var source = try ByteSource(path: path, chunkSize: chunkSize)
  var result: [UInt8] = []
  while try source.advance() { source.withChunk { result += $0 } }
  return result
}

/// The error with which reading these bytes ends; `nil` when they are read to the end.
func failure(reading bytes: [UInt8]) throws -> CompressionError? {
  let file = try TemporaryFile(bytes)
  do throws(CompressionError) {
    _ = try contents(of: file.path)
    return nil
  } catch {
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
