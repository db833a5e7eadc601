import Artifacts
import Foundation

/// The record beside the parts of which of them were verified.
struct FetchManifest {
  static let name = "fetch.manifest.json"

  private let dump: Dump
  private let path: String
  /// The hashes of verified parts, by name.
  private var verified: [String: String] = [:]

  /// Reads the record of a folder. What is no record of this very dump counts as none: the parts are verified again.
  init(of dump: Dump, in folder: String) {
    self.dump = dump
    path = folder + "/" + Self.name
    guard let bytes = FileManager.default.contents(atPath: path),
      case .object(let object)? = try? JSONValue(parsing: bytes), object["dump"]?.asString == dump.name
    else { return }
    for part in object["parts"]?.asArray?.compactMap(\.asObject) ?? [] {
      guard let name = part["name"]?.asString else { continue }
      verified[name] =
        part[PartHash.Algorithm.sha256.rawValue]?.asString ?? part[PartHash.Algorithm.sha1.rawValue]?.asString
    }
  }

  /// Whether a part was verified against the hash that it must have today.
  func holds(_ part: DumpPart) -> Bool { verified[part.name.text] == part.hash.digits }

  mutating func record(_ part: DumpPart) throws(ArtifactError) {
    guard !holds(part) else { return }
    verified[part.name.text] = part.hash.digits
    let parts = dump.parts.filter(holds).map { part -> JSONValue in
      [
        "name": .string(part.name.text), "bytes": .integer(part.size),
        part.hash.algorithm.rawValue: .string(part.hash.digits),
      ]
    }
    let json: JSONValue = [
      "valbench": .string(valbenchVersion), "dump": .string(dump.name), "wiki": .string(dump.wiki.text),
      "date": .string(dump.date.dashed), "layout": .string(dump.layout.rawValue), "parts": .array(parts),
    ]
    let file = try AtomicFile(path: path)
    try file.write(json.encoded(indented: true))
    _ = try file.commit()
  }
}
