import Foundation

/// A record of a JSON Lines artifact.
package protocol JSONRecord: Sendable {
  init(_ object: JSONObject) throws(RecordError)

  /// The record in the documented order of its fields.
  var json: JSONObject { get }
}

/// In bytes.
let maximumLineLength = 64 << 20

/// The place of the first line end.
func lineEnd(in bytes: ArraySlice<UInt8>) -> Int? {
  bytes.withUnsafeBytes { buffer in
    guard let start = buffer.baseAddress, let end = memchr(start, 0x0A, buffer.count) else { return nil }
    return bytes.startIndex + (UnsafeRawPointer(end) - start)
  }
}

/// The record of one line, or `nil` where the line is empty.
func jsonLinesRecord<Record: JSONRecord>(
  _ bytes: ArraySlice<UInt8>, path: String, line: Int
) throws(ArtifactError) -> Record? {
  if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
  do {
    guard case .object(let object) = try JSONValue(parsing: bytes) else {
      throw RecordError("this line is no JSON object")
    }
    return try Record(object)
  } catch {
    throw .badRecord(path: path, line: line, problem: String(describing: error))
  }
}

/// Reads a JSON Lines file record by record; holds one line at a time.
package struct JSONLinesReader<Record: JSONRecord>: ~Copyable {
  private var input: InputFile
  private var line = 0

  package init(path: String) throws(ArtifactError) {
    input = try InputFile(path: path)
  }

  /// The next record, or `nil` at the file's end. Empty lines are passed over.
  ///
  /// - Throws: ``ArtifactError`` with file and line for a line that is no JSON object or lacks a field.
  package mutating func next() throws(ArtifactError) -> Record? {
    while let bytes = try nextLine() {
      if let record: Record = try jsonLinesRecord(bytes, path: input.path, line: line) { return record }
    }
    return nil
  }

  /// Checks that the file is still the one that was opened.
  package func finish() throws(ArtifactError) { try input.finish() }

  private mutating func nextLine() throws(ArtifactError) -> ArraySlice<UInt8>? {
    var searched = 0
    while true {
      let buffered = input.buffered
      let unsearched = buffered[(buffered.startIndex + searched)...]
      if let end = lineEnd(in: unsearched) {
        line += 1
        let result = buffered[..<end]
        input.skip(result.count + 1)
        return result
      }
      searched = buffered.count
      guard searched <= maximumLineLength else {
        throw .lineTooLong(path: input.path, line: line + 1, limit: maximumLineLength)
      }
      if try !input.fill() {
        guard searched > 0 else { return nil }
        line += 1
        let result = input.buffered
        input.skipBuffered()
        return result
      }
    }
  }
}

extension JSONLinesReader {
  /// All records of several files, in order.
  package static func records(of paths: [String]) throws(ArtifactError) -> [Record] {
    var records: [Record] = []
    for path in paths {
      var reader = try JSONLinesReader(path: path)
      while let record = try reader.next() { records.append(record) }
      try reader.finish()
    }
    return records
  }
}
