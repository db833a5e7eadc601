import Foundation

/// The outputs of a stage and their manifest: opened and locked together, and named together when all are whole.
struct ArtifactSet {
  let files: [ArtifactOutput]
  private let manifestPath: String
  private let manifestFile: AtomicFile?

  /// - Parameter outputs: there is no manifest where one of them is standard output.
  init(outputs: [String], manifestPath: String) throws(ArtifactError) {
    var files: [ArtifactOutput] = []
    for path in outputs { files.append(try ArtifactOutput(path: path)) }
    self.files = files
    self.manifestPath = manifestPath
    manifestFile = outputs.contains("-") ? nil : try AtomicFile(path: manifestPath)
  }

  /// Gives the files their names.
  ///
  /// - Parameter leftovers: files that go, because they would not belong to these.
  func commit(_ manifest: Manifest, removing leftovers: [String] = []) throws(ArtifactError) {
    // Without its manifest an artifact is made anew: so the old one goes before the first output changes.
    if manifestFile != nil { unlink(manifestPath) }
    for path in leftovers { unlink(path) }
    for file in files { try file.commit() }
    try manifestFile?.write(manifest.json.encoded(indented: true) + [0x0A])
    _ = try manifestFile?.commit()
  }
}
