import Compression

/// A part of a dump's XML.
struct XMLPiece: Sendable {
  let bytes: [UInt8]
  /// Whether the XML ends with it.
  let isLast: Bool
  /// For a compressed dump, the byte of the file before which lies what the piece was made of.
  let compressedEnd: Int64?
}

/// The pieces of a file, in order.
struct XMLPieces {
  private var cutter: PageCutter
  private var isAtEnd = false

  init(cutter: PageCutter) {
    self.cutter = cutter
  }

  /// The next piece; `nil` after the last one. A file has at least one.
  ///
  /// - Parameter progress: is called when bytes were read.
  nonisolated(nonsending) mutating func next(
    from chunks: inout DecompressedChunks, _ progress: (Int64, Int64?) -> Void
  ) async throws -> XMLPiece? {
    while !isAtEnd {
      if let bytes = cutter.nextPiece() { return piece(bytes, chunks) }
      if let chunk = try await chunks.next() { cutter.append(chunk) } else { isAtEnd = true }
      progress(chunks.bytesRead, chunks.totalBytes)
      if isAtEnd { return piece(cutter.finish(), chunks) }
    }
    return nil
  }

  private func piece(_ bytes: [UInt8], _ chunks: borrowing DecompressedChunks) -> XMLPiece {
    XMLPiece(bytes: bytes, isLast: isAtEnd, compressedEnd: chunks.format == nil ? nil : chunks.bytesRead)
  }
}
