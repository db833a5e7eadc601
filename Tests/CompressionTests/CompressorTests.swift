import Artifacts
import Compression
import TestSupport
import Testing

@Suite("Compressor")
struct CompressorTests {
  private static let formats: [Compressor.Format] = [.gzip, .zstd]

  private func compressed(_ format: Compressor.Format, _ pieces: [[UInt8]]) throws -> [UInt8] {
    var compressor = try Compressor(format, file: "out")
    var bytes: [UInt8] = []
    for piece in pieces { bytes += try compressor.compress(piece) }
    return bytes + (try compressor.finish())
  }

  @Test("what is compressed in pieces of any size comes out whole", arguments: formats, [1, 999, 70_000, 1 << 20])
  func pieces(format: Compressor.Format, size: Int) async throws {
    let text = prose(bytes: size == 1 ? 3_000 : 900_000, seed: 51)
    let pieces = stride(from: 0, to: text.count, by: size).map { Array(text[$0..<min($0 + size, text.count)]) }
    let bytes = try compressed(format, pieces)
    #expect(bytes.count < text.count / 2)
    let file = try TemporaryFile(bytes)
    #expect(try await contents(of: file.path) == text)
    #expect(try compressed(format, pieces) == bytes, "the same again")
  }

  @Test("what cannot be made smaller comes out whole too", arguments: formats)
  func noise(format: Compressor.Format) async throws {
    var generator = SplitMix64(state: 52)
    let text = (0..<300_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let file = try TemporaryFile(try compressed(format, [text, [], text]))
    #expect(try await contents(of: file.path) == text + text)
  }

  @Test("nothing is a whole member too", arguments: formats)
  func nothing(format: Compressor.Format) async throws {
    let file = try TemporaryFile(try compressed(format, []))
    #expect(try await contents(of: file.path).isEmpty)
  }
}
