import Foundation

/// How a person wants a stage to run.
package struct RunOptions: Sendable {
  package let force: Bool
  package let dryRun: Bool
  package let console: Console

  package init(force: Bool = false, dryRun: Bool = false, console: Console = Console(isQuiet: true)) {
    self.force = force
    self.dryRun = dryRun
    self.console = console
  }
}

/// How a stage ended.
package enum StageOutcome: Equatable, Sendable {
  case upToDate
  case planned
  case done(StageSummary)
}

extension Stage {
  /// Does the stage's work unless its artifact is already there.
  ///
  /// The inputs are hashed beside the work, unless it depends on them whether there is some.
  /// The outputs are opened and locked before `work` begins, so that nobody pays for answers that cannot be written, and
  /// appear under their names only when all of them are whole; the manifest comes last.
  ///
  /// - Parameter work: writes the outputs, in the order of ``outputs``, and says what it did.
  @discardableResult
  package nonisolated(nonsending) func run(
    _ options: RunOptions, work: nonisolated(nonsending) ([ArtifactOutput]) async throws -> StageSummary
  ) async throws -> StageOutcome {
    if options.dryRun, let missing = inputs.first(where: { $0 != "-" && !FileManager.default.fileExists(atPath: $0) }) {
      options.console.say("\(name): missing, waits for \(missing).")
      return .planned
    }
    for path in inputs where path != "-" { _ = try InputFile(path: path, bufferSize: 1) }
    var hashedBefore: [Manifest.Input]?
    let decision = try decide(force: options.force) {
      let hashed = try hashedInputs()
      hashedBefore = hashed
      return hashed
    }
    if case .upToDate(let reason) = decision {
      options.console.say("\(name): done, nothing to do: \(reason).")
      return .upToDate
    }
    if options.dryRun {
      let isThere = FileManager.default.fileExists(atPath: outputs[0])
      options.console.say("\(name): \(isThere ? "stale" : "missing"), would run: \(decision.reason).")
      return .planned
    }
    var files: [ArtifactOutput] = []
    for path in outputs { files.append(try ArtifactOutput(path: path)) }
    let manifestFile = outputs.contains("-") ? nil : try AtomicFile(path: manifestPath)

    let known = hashedBefore
    async let hashed = try known ?? hashedInputs()
    let summary = try await work(files)
    try Task.checkCancellation()

    var manifest = plannedManifest(try await hashed)
    // Without its manifest an artifact is made anew: so the old one goes before the first output changes.
    let leftovers = try leftovers()
    if manifestFile != nil { unlink(manifestPath) }
    for path in leftovers { unlink(path) }
    for file in files { manifest.outputs.append(try file.commit()) }
    manifest.summary = summary
    try manifestFile?.write(manifest.json.encoded(indented: true) + [0x0A])
    _ = try manifestFile?.commit()
    report(summary, to: options.console)
    return .done(summary)
  }

  /// Files of ``outputsOfOthers`` that are just as the run before this one wrote them.
  private func leftovers() throws -> [String] {
    guard !outputsOfOthers.isEmpty, let former = try Manifest.read(at: manifestPath) else { return [] }
    var leftovers: [String] = []
    for path in outputsOfOthers where FileManager.default.fileExists(atPath: path) {
      let name = URL(fileURLWithPath: path).lastPathComponent
      guard let output = former.outputs.first(where: { $0.name == name }) else { continue }
      if try Digest.sha256(ofFile: path) == output.sha256 { leftovers.append(path) }
    }
    return leftovers
  }

  private func report(_ summary: StageSummary, to console: Console) {
    let counts = summary.counts.map { "\($0.value) \($0.name)" }.joined(separator: ", ")
    let place = outputs.contains("-") ? "" : " → \(outputs[0])"
    console.say("\(name): \(counts)\(place)")
    for (reason, count) in summary.dropped.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      console.say("  left out: \(count) × \(reason)")
    }
    if summary.unfinished > 0 {
      console.say("  \(summary.unfinished) records could not be finished. Run the same command again to go on.")
    }
    for remark in summary.remarks { console.say("  \(remark)") }
    for notice in summary.told { console.say("  note: \(notice)") }
  }
}

/// Where a stage's records go: a file that appears when it is whole, or standard output.
package final class ArtifactOutput {
  private let path: String
  private let file: AtomicFile?
  private var recordCount = 0

  package init(path: String) throws(ArtifactError) {
    self.path = path
    file = path == "-" ? nil : try AtomicFile(path: path)
  }

  package func write(_ record: some JSONRecord) throws(ArtifactError) {
    recordCount += 1
    try write(JSONValue.object(record.json).encoded() + [0x0A])
  }

  /// Writes records that are encoded already.
  ///
  /// - Parameters:
  ///   - lines: each with its line end.
  ///   - count: how many they are.
  package func write(encodedRecords lines: [UInt8], count: Int) throws(ArtifactError) {
    recordCount += count
    try write(lines)
  }

  package func write(_ bytes: [UInt8]) throws(ArtifactError) {
    if let file {
      try file.write(bytes)
    } else {
      try StandardOutput.write(bytes)
    }
  }

  /// Gives the file its name.
  @discardableResult
  package func commit() throws(ArtifactError) -> Manifest.Output {
    guard let file else { return Manifest.Output(name: path, sha256: "", bytes: 0, records: recordCount) }
    let sha256 = try file.commit()
    return Manifest.Output(
      name: URL(fileURLWithPath: path).lastPathComponent, sha256: sha256, bytes: file.byteCount, records: recordCount)
  }
}
