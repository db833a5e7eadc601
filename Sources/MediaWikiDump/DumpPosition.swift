/// Where in a dump something was found.
package struct DumpPosition: Sendable, Equatable {
  /// The line of the XML, from 1.
  package let line: Int
  /// The byte of the XML, from 0, at or near the fault: exact in most texts, within 64 KB in a CDATA section or UTF-16.
  package let xmlByte: Int64
  /// For a compressed dump, the byte of the file up to which it was decompressed.
  package let compressedByte: Int64?
}

extension DumpPosition: CustomStringConvertible {
  package var description: String {
    guard let compressedByte else { return "line \(line), near byte \(xmlByte)" }
    return "line \(line), near byte \(xmlByte) of the XML (before byte \(compressedByte) of the compressed file)"
  }
}
