/// What a JSON file says at its head that it is. Its fields are described in `data/schemas`.
package struct FileFormat: Sendable, Equatable {
  package let name: String
  /// Goes up when a field goes, or comes to mean something else.
  package let version: Int
  /// The command that writes such a file.
  let command: String

  package init(_ name: String, version: Int, command: String) {
    self.name = name
    self.version = version
    self.command = command
  }

  /// A file of this format.
  ///
  /// - Parameter content: what follows the head.
  package func file(_ content: JSONObject) -> JSONValue {
    var object: JSONObject = [
      "format": .string(name), "version": .integer(version), "valbench": .string(valbenchVersion),
    ]
    object.append(contentsOf: content)
    return .object(object)
  }

  /// Reads a file of this format.
  ///
  /// - Parameter content: makes something of the file's fields.
  /// - Throws: ``ArtifactError/otherFormat(path:found:needed:)``, ``ArtifactError/newerFormat(path:version:known:)``, and
  ///   what `JSONValue(file:)` throws.
  package func read<Content>(
    _ path: String, _ content: (JSONObject) throws(RecordError) -> Content
  ) throws(ArtifactError) -> Content {
    let object = try JSONValue(file: path).asObject ?? [:]
    let found = object["format"]?.asString
    guard found == name, let version = object["version"]?.asInteger, version > 0 else {
      throw .otherFormat(path: path, found: found == name ? nil : found, needed: self)
    }
    guard version <= self.version else { throw .newerFormat(path: path, version: version, known: self) }
    do throws(RecordError) { return try content(object) } catch {
      throw .unreadable(path: path, reason: error.description)
    }
  }
}
