import Artifacts
import Foundation
import Publishing
import TestSupport

extension TemporaryFolder {
  /// Writes `splits/` with three, no and one pairs, and publishes it as `dataset/`.
  func publish(
    generator: String = "writer", edit: (inout DatasetOptions) -> Void = { _ in }
  ) async throws {
    try writeSplits([
      "train": (1...3).map { Fixtures.pair($0, generator: generator) },
      "test": [Fixtures.pair(4, generator: generator)],
    ])
    try await publishSplits(edit: edit)
  }

  /// Writes the three splits that are always there.
  func writeSplits(_ splits: [String: [PairRecord]]) throws {
    for name in ["train", "validation", "test"] {
      try write(Fixtures.lines(splits[name] ?? []), to: "splits/\(name).jsonl")
    }
  }

  func publishSplits(edit: (inout DatasetOptions) -> Void = { _ in }) async throws {
    var options = DatasetOptions()
    edit(&options)
    _ = try await DatasetStage(splitFolder: self("splits"), output: self("dataset"), options: options).run(RunOptions())
  }

  func datasetFiles() throws -> [String] {
    try files().filter { $0.hasPrefix("dataset/") }.map { String($0.dropFirst("dataset/".count)) }
  }

  /// Makes the checksums those of the files as they are now, so that only what is in them can be wrong.
  func seal() throws {
    let names = try datasetFiles().filter { !["SHA256SUMS", "valbench.manifest.json"].contains($0) }
    let lines = try names.map { "\(try Digest.sha256(ofFile: self("dataset/\($0)")))  \($0)\n" }
    try write(lines.joined(), to: "dataset/SHA256SUMS")
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }

  func replace(_ old: String, by new: String, in name: String) throws {
    let text = try read(name)
    precondition(text.contains(old))
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  func findings() async throws -> [String] {
    try await DatasetVerification(folder: self("dataset")).run().findings
  }
}
