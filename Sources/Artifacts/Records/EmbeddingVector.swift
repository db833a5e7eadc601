import Foundation

/// How one text's embedding is stored: as base64 (RFC 4648) of its little-endian Float32 values.
package enum EmbeddingVector {
  /// How many values a vector may have.
  package static let dimensions = 1...16_384

  /// - Complexity: linear in the number of values.
  package static func base64(_ values: [Float]) -> String {
    // A closure: the same as a key path takes two hundred times as long.
    values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { Data($0).base64EncodedString() }
  }

  /// - Throws: `RecordError` if the text is no base64, or what it holds is no embedding.
  /// - Complexity: linear in the text's length.
  package static func values(base64 text: String) throws(RecordError) -> [Float] {
    guard let bytes = Data(base64Encoded: text) else { throw RecordError("an embedding is not valid base64") }
    let size = MemoryLayout<Float>.size
    guard bytes.count.isMultiple(of: size) else {
      throw RecordError("an embedding has \(bytes.count) bytes, which is no number of Float32 values")
    }
    let values = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { index in
        let bits = bytes.loadUnaligned(fromByteOffset: size * index, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
    try check(values)
    return values
  }

  /// - Throws: `RecordError` if the values are too few or too many, one of them is not finite, or all of them are zero,
  ///   so that the vector has no direction.
  package static func check(_ values: [Float]) throws(RecordError) {
    guard dimensions.contains(values.count) else {
      throw RecordError(
        "an embedding has \(values.count) dimensions, not \(dimensions.lowerBound) to \(dimensions.upperBound)")
    }
    guard values.allSatisfy(\.isFinite) else {
      throw RecordError("an embedding holds a value that is no finite number")
    }
    guard values.contains(where: { $0 != 0 }) else { throw RecordError("all values of an embedding are zero") }
  }
}
