import Crypto
import Foundation

/// SHA-256 (FIPS 180-4) as lower-case hexadecimal digits.
package enum Digest {
  package static func sha256(_ text: String) -> String {
    sha256(Array(text.utf8))
  }

  package static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  /// The hash of several strings, each told from the next by its length.
  package static func sha256(parts: [String]) -> String {
    var hasher = SHA256()
    for part in parts {
      withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { hasher.update(bufferPointer: $0) }
      hasher.update(data: Array(part.utf8))
    }
    return hexadecimal(hasher.finalize())
  }

  /// The hash of a file's bytes, read in pieces.
  ///
  /// - Throws: ``ArtifactError`` or `CancellationError`.
  package static func sha256(ofFile path: String) throws -> String {
    try hash(ofFile: path, SHA256())
  }

  /// SHA-1 (FIPS 180-4) of a file's bytes: not for secrets, but for files whose publisher tells no better hash.
  ///
  /// - Throws: ``ArtifactError`` or `CancellationError`.
  package static func sha1(ofFile path: String) throws -> String {
    try hash(ofFile: path, Insecure.SHA1())
  }

  private static func hash(ofFile path: String, _ hasher: some HashFunction) throws -> String {
    var hasher = hasher
    var input = try InputFile(path: path)
    while try input.fill() {
      try Task.checkCancellation()
      hasher.update(data: input.buffered)
      input.skipBuffered()
    }
    try input.finish()
    return hexadecimal(hasher.finalize())
  }

  /// Bytes as lower-case hexadecimal digits.
  package static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
