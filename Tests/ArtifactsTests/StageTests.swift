import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Stages")
struct StageTests {
  private struct Failure: Error {}

  /// A stage that copies its input in upper case.
  private func run(
    _ folder: TemporaryFolder, parameter: Int = 1, prompt: String = "p", force: Bool = false, unfinished: Int = 0
  ) async throws -> StageOutcome {
    let stage = Stage(
      "shout", parameters: ["loudness": .integer(parameter)], inputs: [folder("in.txt")],
      data: [DataFile(name: "prompts/p", text: prompt)], outputs: [folder("out.txt")])
    return try await stage.run(RunOptions(force: force)) { outputs in
      try outputs[0].write(Array(try folder.read("in.txt").uppercased().utf8))
      var summary = StageSummary()
      summary.unfinished = unfinished
      return summary
    }
  }

  @Test("a stage runs once, and again only when something that decides its result changed")
  func upToDate() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      #expect(try await run(folder) == .done(StageSummary()))
      #expect(try folder.read("out.txt") == "A")
      #expect(try await run(folder) == .upToDate)
      #expect(try await run(folder, parameter: 2) == .done(StageSummary()))
      #expect(try await run(folder, parameter: 2, prompt: "q") == .done(StageSummary()))
      #expect(try await run(folder, parameter: 2, prompt: "q") == .upToDate)
      try folder.write("b", to: "in.txt")
      #expect(try await run(folder, parameter: 2, prompt: "q") == .done(StageSummary()))
      #expect(try folder.read("out.txt") == "B")
      #expect(try await run(folder, parameter: 2, prompt: "q", force: true) == .done(StageSummary()))
      try FileManager.default.removeItem(atPath: folder("out.txt"))
      #expect(try await run(folder, parameter: 2, prompt: "q") == .done(StageSummary()))
    }
  }

  @Test("an artifact changed by hand is kept, and never replaced without being asked")
  func edited() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      _ = try await run(folder)
      try folder.write("mine", to: "out.txt")
      #expect(try await run(folder) == .upToDate)
      #expect(try folder.read("out.txt") == "mine")
      await #expect(throws: ArtifactError.edited(path: folder("out.txt"))) { try await run(folder, parameter: 2) }
      #expect(try folder.read("out.txt") == "mine")
      _ = try await run(folder, parameter: 2, force: true)
      #expect(try folder.read("out.txt") == "A")
    }
  }

  @Test("files of one name in two folders are told apart, and may move in the list of outputs")
  func namesakes() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      func run(_ names: [String], without others: [String]) async throws {
        let stage = Stage(
          "folders", parameters: ["names": .strings(names)], inputs: [folder("in.txt")],
          outputs: names.map { folder($0) }, outputsOfOthers: others.map { folder($0) },
          manifest: folder("manifest.json"))
        try await stage.run(RunOptions()) { outputs in
          for (name, output) in zip(names, outputs) { try output.write(Array(name.utf8)) }
          return StageSummary()
        }
      }
      try await run(["card", "a/x", "a/y", "b/x", "b/y"], without: [])
      try await run(["card", "a/y", "b/y"], without: ["a/x", "b/x"])
      #expect(try folder.files() == ["a/y", "b/y", "card", "in.txt", "manifest.json"])
      try folder.write("mine", to: "b/y")
      await #expect(throws: ArtifactError.edited(path: folder("card"))) {
        try await run(["card", "b/x", "b/y"], without: [])
      }
    }
  }

  @Test("what failed for a passing reason is tried again")
  func unfinished() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      _ = try await run(folder, unfinished: 3)
      #expect(try await run(folder) == .done(StageSummary()))
      #expect(try await run(folder) == .upToDate)
    }
  }

  @Test("a stage that fails leaves the earlier artifact and nothing else")
  func failure() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      _ = try await run(folder)
      let before = try folder.files()
      let stage = Stage("shout", parameters: [:], inputs: [folder("in.txt")], outputs: [folder("out.txt")])
      await #expect(throws: Failure.self) {
        try await stage.run(RunOptions()) { outputs in
          try outputs[0].write(Array("half".utf8))
          throw Failure()
        }
      }
      #expect(try folder.files() == before)
      #expect(try folder.read("out.txt") == "A")
      #expect(try await run(folder) == .upToDate)
    }
  }

  @Test("a manifest tells how its artifact was made, the same way each time")
  func manifest() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      _ = try await run(folder)
      let first = try folder.read("out.txt.manifest.json")
      _ = try await run(folder, force: true)
      #expect(try folder.read("out.txt.manifest.json") == first)
      let manifest = try #require(try Manifest.read(at: folder("out.txt.manifest.json")))
      #expect(manifest.stage == "shout")
      #expect(manifest.inputs == [Manifest.Input(name: "in.txt", sha256: Digest.sha256("a"))])
      #expect(manifest.outputs.map(\.sha256) == [Digest.sha256("A")])
      #expect(manifest.data.map(\.name) == ["prompts/p"])
    }
  }

  @Test("an input that is missing or a folder is told before anything is made")
  func missingInput() async throws {
    try await withTemporaryFolder { folder in
      for (input, error) in [
        (folder("none.txt"), ArtifactError.missing(path: folder("none.txt"))),
        (folder.path, .isDirectory(path: folder.path)),
      ] {
        let stage = Stage("shout", parameters: [:], inputs: [input], outputs: [folder("new/out.txt")])
        await #expect(throws: error) {
          try await stage.run(RunOptions()) { _ in
            Issue.record("the work began")
            return StageSummary()
          }
        }
      }
      let files = try folder.files()
      #expect(files == [])
    }
  }

  @Test("a damaged manifest is an error that names it")
  func damagedManifest() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("a", to: "in.txt")
      _ = try await run(folder)
      try folder.write("{", to: "out.txt.manifest.json")
      await #expect(throws: ArtifactError.self) { try await run(folder) }
    }
  }
}
