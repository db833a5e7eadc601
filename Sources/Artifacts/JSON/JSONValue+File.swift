extension JSONValue {
  /// In bytes. A file that is read whole is held several times over in memory.
  private static let fileLimit = 256 << 20

  /// Reads a file that holds one JSON text.
  ///
  /// - Throws: ``ArtifactError`` if there is no such file, it is longer than 256 MiB, or holds something else.
  /// - Complexity: linear in the file's size, in time and in memory.
  package init(file path: String) throws(ArtifactError) {
    var input = try InputFile(path: path)
    while try input.fill() {
      guard input.buffered.count <= Self.fileLimit else {
        throw .unreadable(path: path, reason: "it is longer than \(Self.fileLimit) bytes")
      }
    }
    try input.finish()
    do throws(JSONError) {
      self = try JSONValue(parsing: input.buffered)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }
}
