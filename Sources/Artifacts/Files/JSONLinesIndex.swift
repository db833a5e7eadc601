import Foundation

/// Single records of JSON Lines files, found by what names them. Holds where each of them lies, some 100 bytes a record,
/// and none of the records.
package struct JSONLinesIndex<Record: JSONRecord>: ~Copyable {
  /// The first bytes of a hash: names are longer, and are held apart by it as well.
  private struct Key: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ parts: [String]) {
      let digits = Digest.sha256(parts: parts)
      high = UInt64(digits.prefix(16), radix: 16) ?? 0
      low = UInt64(digits.dropFirst(16).prefix(16), radix: 16) ?? 0
    }
  }

  private struct Place {
    let file: Int32
    let line: Int32
    let offset: Int
    let byteCount: Int
  }

  private let paths: [String]
  private let files: [FileHandle]
  private var places: [Key: Place] = [:]

  /// Reads the files once.
  ///
  /// - Parameters:
  ///   - paths: not standard input, which cannot be read again.
  ///   - name: what names a record, in parts.
  /// - Throws: ``ArtifactError``, also where two records have one name, or `CancellationError`.
  package init(paths: [String], by name: (Record) -> [String]) throws {
    self.paths = paths
    var files: [FileHandle] = []
    for (file, path) in paths.enumerated() {
      var chunks = JSONLinesChunks(paths: [path])
      var chunkOffset = 0
      while let chunk = try chunks.next() {
        try Task.checkCancellation()
        var line = chunk.firstLine
        var start = 0
        while start < chunk.bytes.count {
          let end = lineEnd(in: chunk.bytes[start...]) ?? chunk.bytes.count
          if let record: Record = try jsonLinesRecord(chunk.bytes[start..<end], path: path, line: line) {
            let place = Place(
              file: Int32(file), line: Int32(line), offset: chunkOffset + start, byteCount: end - start)
            if let other = places.updateValue(place, forKey: Key(name(record))) {
              throw ArtifactError.badRecord(
                path: path, line: line,
                problem: "this is there twice: it is \(paths[Int(other.file)]):\(other.line) too")
            }
          }
          line += 1
          start = end + 1
        }
        chunkOffset += chunk.bytes.count
      }
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw ArtifactError.unreadable(path: path, reason: systemErrorText())
      }
      files.append(handle)
    }
    self.files = files
  }

  package var count: Int { places.count }

  /// The record of a name, or `nil` if there is none.
  ///
  /// - Throws: ``ArtifactError``.
  package func record(_ name: [String]) throws(ArtifactError) -> Record? {
    guard let place = places[Key(name)] else { return nil }
    let path = paths[Int(place.file)]
    let file = files[Int(place.file)]
    let bytes: Data?
    do {
      try file.seek(toOffset: UInt64(place.offset))
      bytes = try file.read(upToCount: place.byteCount)
    } catch {
      throw .unreadable(path: path, reason: systemErrorText())
    }
    guard let bytes, bytes.count == place.byteCount else { throw .changedWhileRead(path: path) }
    return try jsonLinesRecord(Array(bytes)[...], path: path, line: Int(place.line))
  }
}
