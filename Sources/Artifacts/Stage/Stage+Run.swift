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
    try await run(options, work: work) { summary, _, _ in summary }
  }

  /// As ``run(_:work:)``, for a stage that writes down the hashes of its inputs.
  ///
  /// - Parameter finish: takes what the work made, the outputs, and the inputs' SHA-256 by their paths, without that of
  ///   standard input.
  @discardableResult
  package nonisolated(nonsending) func run<Made>(
    _ options: RunOptions, work: nonisolated(nonsending) ([ArtifactOutput]) async throws -> Made,
    finish: (Made, [ArtifactOutput], [String: String]) throws -> StageSummary
  ) async throws -> StageOutcome {
    if options.dryRun, let missing = inputs.first(where: { $0 != "-" && !FileManager.default.fileExists(atPath: $0) }) {
      options.console.say("\(name): missing, waits for \(missing).")
      return .planned
    }
    if shard != nil, (parts + inputs + outputs).contains("-") { throw ArtifactError.shardOfStream }
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
    let made = try ArtifactSet(outputs: outputs, manifestPath: manifestPath)
    let known = hashedBefore
    async let hashed = try known ?? hashedInputs()
    let result = try await work(made.files)
    try Task.checkCancellation()

    let inputHashes = try await hashed
    let paths = inputs.filter { $0 != "-" }
    let summary = try finish(
      result, made.files, Dictionary(zip(paths, inputHashes.map(\.sha256))) { first, _ in first })
    var manifest = plannedManifest(inputHashes)
    manifest.summary = summary
    for file in made.files { manifest.outputs.append(try file.result()) }
    try made.commit(manifest, removing: try leftovers())
    report(summary, to: options.console)
    return .done(summary)
  }

  /// Files of ``outputsOfOthers`` that are just as the run before this one wrote them.
  private func leftovers() throws -> [String] {
    guard !outputsOfOthers.isEmpty, let former = try Manifest.read(at: manifestPath) else { return [] }
    var leftovers: [String] = []
    for path in outputsOfOthers where FileManager.default.fileExists(atPath: path) {
      // Two folders of one artifact may have files of one name.
      let namesakes = former.outputs(named: URL(fileURLWithPath: path).lastPathComponent)
      if !namesakes.isEmpty, namesakes.contains(try Digest.sha256(ofFile: path)) { leftovers.append(path) }
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
