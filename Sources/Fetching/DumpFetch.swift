package import Artifacts
import Foundation
import Parallelism

/// Brings a dump into a folder, part by part, and verifies it.
package struct DumpFetch: Sendable {
  package let dump: Dump
  package let folder: String
  /// What is there of each part.
  package let states: [PartState]
  private let client: MirrorClient
  private let isForced: Bool

  /// Looks at what is there. Changes nothing.
  ///
  /// - Parameter isForced: whether parts that were verified are verified again.
  package init(_ dump: Dump, to folder: String, client: MirrorClient, isForced: Bool = false) {
    self.dump = dump
    self.folder = folder
    self.client = client
    self.isForced = isForced
    let manifest = FetchManifest(of: dump, in: folder)
    states = dump.parts.map { part in
      PartState(of: part, at: folder + "/" + part.name.text, isVerified: !isForced && manifest.holds(part))
    }
  }

  /// Where the parts go, in order.
  package var paths: [String] { dump.parts.map { folder + "/" + $0.name.text } }

  /// In bytes.
  package var missingSize: Int { zip(states, dump.parts).reduce(0) { $0 + $1.0.missingSize(of: $1.1) } }

  /// In bytes; `nil` if nobody knows.
  package var freeSpace: Int? { client.settings.freeSpace(folder) }

  /// Downloads what is missing, and verifies what was not. A part stands under its name only once it is verified.
  ///
  /// - Throws: ``FetchError``, `ArtifactError`, `CancellationError`. What was downloaded stays, to be gone on with.
  package func run(console: Console) async throws {
    if let freeSpace, freeSpace < missingSize {
      throw FetchError.noSpace(folder: folder, needed: missingSize, free: freeSpace)
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ArtifactError.unwritable(path: folder, reason: "this folder cannot be made")
    }
    let progress = FetchProgress(console, total: missingSize)
    defer { progress.finish() }
    var manifest = FetchManifest(of: dump, in: folder)
    var rest = zip(dump.parts, states).map(\.self)[...]
    try await mapInOrder(limit: FetchSettings.maximumConnections) {
      rest.popFirst()
    } transform: { part, state in
      try await bring(part, state, progress)
    } consume: { work, _ in
      try manifest.record(work.0)
    }
  }

  private func bring(_ part: DumpPart, _ state: PartState, _ progress: FetchProgress) async throws {
    let path = folder + "/" + part.name.text
    if state == .verified { return }
    if state == .unverified, try await part.hash.digits(ofFile: path) == part.hash.digits { return }
    try await PartDownload(client: client, part: part, path: path, received: progress.add).run()
  }
}
