import Foundation

/// What is known of a file that a stage read: its bytes, and how they were made.
package struct Provenance: Equatable, Sendable {
  /// Without its folder; `-` for standard input.
  package let name: String
  /// `nil` for standard input.
  package let sha256: String?
  /// The manifest beside the file; `nil` where there is none that describes these bytes.
  package let manifest: Manifest?
  /// Why a manifest that lies beside the file is not ``manifest``.
  package let remark: String?

  /// - Parameter sha256: of the file's bytes.
  package init(path: String, sha256: String?) {
    name = path == "-" ? path : URL(fileURLWithPath: path).lastPathComponent
    self.sha256 = sha256
    guard let sha256, let manifestPath = Self.manifests(of: [path]).first else {
      (manifest, remark) = (nil, nil)
      return
    }
    do throws(ArtifactError) {
      let found = try Manifest.read(at: manifestPath)
      let isOfFile = found?.outputs.contains { $0.sha256 == sha256 } == true
      manifest = isOfFile ? found : nil
      remark =
        isOfFile ? nil : "The manifest beside the file is not quoted: the file is not as it was when that was written."
    } catch {
      (manifest, remark) = (nil, "The manifest beside the file is not quoted: this version cannot read it.")
    }
  }

  /// The manifests that lie beside some files. A stage that quotes them has them among its inputs.
  package static func manifests(of paths: [String]) -> [String] {
    paths.filter { $0 != "-" }.map(Manifest.path).filter { FileManager.default.fileExists(atPath: $0) }
  }

  package var json: JSONValue {
    [
      "name": .string(name), "sha256": .optional(sha256), "made_by": manifest?.origin ?? .null,
      "remark": .optional(remark),
    ]
  }
}

extension Manifest {
  /// How the artifact was made, without what came of it.
  fileprivate var origin: JSONValue {
    [
      "valbench": .string(version), "stage": .string(stage), "parameters": .object(parameters),
      "shard": division.map { .object($0.json) } ?? .null, "inputs": .array(inputs.map(\.json)),
      "data": .array(data.map(\.json)),
    ]
  }
}
