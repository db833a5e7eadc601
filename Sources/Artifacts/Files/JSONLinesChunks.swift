/// Whole lines of a JSON Lines file, to be parsed on any thread.
package struct JSONLinesChunk: Sendable {
  let path: String
  /// From 1.
  let firstLine: Int
  let bytes: [UInt8]

  /// Parses the lines one by one; empty ones are passed over.
  ///
  /// - Parameter body: takes each record, in order.
  /// - Throws: ``ArtifactError`` with file and line for a line that is no JSON object or lacks a field.
  package func forEachRecord<Record: JSONRecord>(_ body: (Record) -> Void) throws(ArtifactError) {
    var line = firstLine
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = lineEnd(in: bytes[start...]) ?? bytes.endIndex
      if let record: Record = try jsonLinesRecord(bytes[start..<end], path: path, line: line) { body(record) }
      line += 1
      start = end + 1
    }
  }
}

/// Cuts JSON Lines files into chunks of whole lines; holds one chunk at a time.
package struct JSONLinesChunks: ~Copyable {
  private var paths: ArraySlice<String>
  private var input: InputFile?
  private var line = 1
  private let size: Int

  /// - Parameter size: of a chunk, in bytes, about; one line is never cut.
  package init(paths: [String], size: Int = 1 << 20) {
    self.paths = paths[...]
    self.size = size
  }

  /// The next lines, or `nil` after the last file's end.
  package mutating func next() throws(ArtifactError) -> JSONLinesChunk? {
    while true {
      if input == nil {
        guard let path = paths.popFirst() else { return nil }
        input = try InputFile(path: path, bufferSize: 2 * size)
        line = 1
      }
      if let chunk = try nextOfFile() { return chunk }
      try input?.finish()
      input = nil
    }
  }

  private mutating func nextOfFile() throws(ArtifactError) -> JSONLinesChunk? {
    guard let path = input?.path else { return nil }
    var searched = 0
    while true {
      let isAtEnd = try !fill()
      guard let buffered = input?.buffered, !buffered.isEmpty else { return nil }
      let unsearched = buffered[(buffered.startIndex + searched)...]
      if let end = isAtEnd ? buffered.endIndex : unsearched.lastIndex(of: 0x0A).map({ $0 + 1 }) {
        let bytes = Array(buffered[..<end])
        let chunk = JSONLinesChunk(path: path, firstLine: line, bytes: bytes)
        var rest = bytes[...]
        while let end = lineEnd(in: rest) {
          line += 1
          rest = rest[(end + 1)...]
        }
        input?.skip(bytes.count)
        return chunk
      }
      searched = buffered.count
      guard searched <= maximumLineLength else {
        throw .lineTooLong(path: path, line: line, limit: maximumLineLength)
      }
    }
  }

  /// Reads until there is a chunk, but at least once.
  ///
  /// - Returns: `false` at the file's end.
  private mutating func fill() throws(ArtifactError) -> Bool {
    repeat {
      guard try input?.fill() == true else { return false }
    } while input?.buffered.count ?? 0 < size
    return true
  }
}
