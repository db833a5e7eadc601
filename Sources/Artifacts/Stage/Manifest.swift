import Foundation

/// The record beside an artifact of how it was made. Holds no times and no paths: same work, same manifest.
package struct Manifest: Equatable, Sendable {
  /// A file that decided what the stage did.
  package struct Input: Equatable, Sendable {
    package let name: String
    package let sha256: String

    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }

    var json: JSONValue { ["name": .string(name), "sha256": .string(sha256)] }
  }

  /// What an artifact is a shard of.
  package struct Division: Equatable, Sendable {
    package let shard: Shard
    /// The names of all inputs that the shards divide among them file by file; none where they divide the records.
    package let parts: [String]
  }

  package struct Output: Equatable, Sendable {
    package let name: String
    package let sha256: String
    package let bytes: Int
    package let records: Int
  }

  package var version = valbenchVersion
  package let stage: String
  package let parameters: JSONObject
  /// `nil` for the whole.
  package var division: Division?
  package let inputs: [Input]
  /// Lexicons, prompts and taxonomies.
  package let data: [Input]
  package var outputs: [Output] = []
  package var summary = StageSummary()
}

extension Manifest {
  /// Where the manifest of an artifact lies.
  package static func path(for artifact: String) -> String { artifact + ".manifest.json" }

  package var json: JSONValue {
    func object(_ counts: [(String, Int)]) -> JSONValue {
      .object(JSONObject(counts.map { JSONObject.Member(key: $0.0, value: .integer($0.1)) }))
    }
    var json: JSONObject = [
      "valbench": .string(version),
      "stage": .string(stage),
      "parameters": .object(parameters),
    ]
    if let division { json["shard"] = .object(division.json) }
    let made: JSONObject = [
      "inputs": .array(inputs.map(\.json)),
      "data": .array(data.map(\.json)),
      "outputs": .array(
        outputs.map {
          [
            "name": .string($0.name), "sha256": .string($0.sha256), "bytes": .integer($0.bytes),
            "records": .integer($0.records),
          ]
        }),
      "counts": object(summary.counts.map { ($0.name, $0.value) }),
      "dropped": object(summary.dropped.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
      "notices": .strings(summary.notices.sorted()),
      "unfinished": .integer(summary.unfinished),
    ]
    json.append(contentsOf: made)
    if let audit = summary.audit { json["audit"] = .object(audit) }
    return .object(json)
  }

  init(_ object: JSONObject) throws(RecordError) {
    func list(_ key: String) throws(RecordError) -> [Input] {
      var inputs: [Input] = []
      for value in try object.array(key) {
        guard let input = value.asObject else { throw RecordError("the field \"\(key)\" is not a list of objects") }
        inputs.append(Input(name: try input.string("name"), sha256: try input.string("sha256")))
      }
      return inputs
    }
    version = try object.string("valbench")
    stage = try object.string("stage")
    parameters = try object.object("parameters")
    division = try object.optionalObject("shard").map(Division.init)
    inputs = try list("inputs")
    data = try list("data")
    for value in try object.array("outputs") {
      guard let output = value.asObject else { throw RecordError("the field \"outputs\" is not a list of objects") }
      outputs.append(
        Output(
          name: try output.string("name"), sha256: try output.string("sha256"), bytes: try output.integer("bytes"),
          records: try output.integer("records")))
    }
    for member in try object.object("counts").members { summary.count(member.key, member.value.asInteger ?? 0) }
    for member in try object.object("dropped").members { summary.drop(member.key, member.value.asInteger ?? 0) }
    for notice in try object.strings("notices") { summary.notice(notice) }
    summary.unfinished = try object.integer("unfinished")
    summary.audit = try object.optionalObject("audit")
  }

  /// Reads a manifest, or returns `nil` where there is none.
  package static func read(at path: String) throws(ArtifactError) -> Manifest? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    do {
      guard case .object(let object) = try JSONValue(parsing: bytes) else { throw RecordError("it is no JSON object") }
      return try Manifest(object)
    } catch {
      throw .badManifest(path: path, problem: String(describing: error))
    }
  }
}
