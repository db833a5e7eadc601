import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Merging shards (fault 39)")
struct ShardMergeTests {
  private let count = 3

  /// A stage that writes each section as often as its number's last digit says, and every third to a second output.
  private func run(
    _ shard: Shard?, _ folder: TemporaryFolder, to outputs: [String], parameter: Int = 1, prompt: String = "p",
    input: String = "in.jsonl", unfinished: Int = 0, name: String = "copy", force: Bool = false
  ) async throws -> StageOutcome {
    let stage = Stage(
      name, parameters: ["parameter": .integer(parameter)], inputs: [folder(input)],
      data: [DataFile(name: "prompts/p", text: prompt)], outputs: outputs, shard: shard)
    return try await stage.run(RunOptions(force: force)) { files in
      var outputs = ShardOutputs(files, shard: shard)
      var summary = StageSummary()
      summary.count("sections", 0)
      var place = 0
      for section in try JSONLinesReader<SectionRecord>.records(of: [folder(input)]) {
        if shard?.contains(id: section.id) ?? true {
          summary.count("sections")
          for _ in 0..<(section.pageID % 10) { try outputs.outputs[0].write(section) }
          if section.pageID.isMultiple(of: 3), outputs.outputs.count > 1 { try outputs.outputs[1].write(section) }
          if section.pageID.isMultiple(of: 7) { summary.drop("seventh") }
          if section.pageID == 5 { summary.notice("five was here") }
          try outputs.end(input: place)
        }
        place += 1
      }
      summary.unfinished = unfinished
      return summary
    }
  }

  private func prepare(_ folder: TemporaryFolder, sections: Int = 100) throws {
    try folder.write(Fixtures.lines((0..<sections).map { Fixtures.section($0) }), to: "in.jsonl")
  }

  private func shard(_ index: Int, of count: Int? = nil) throws -> Shard {
    try #require(Shard(index: index, count: count ?? self.count))
  }

  private func paths(_ index: Int, _ folder: TemporaryFolder) -> [String] {
    [folder("s/a-\(index).jsonl"), folder("s/b-\(index).jsonl")]
  }

  private func runAll(_ folder: TemporaryFolder) async throws {
    for index in 1...count { _ = try await run(shard(index), folder, to: paths(index, folder)) }
  }

  private func merge(_ folder: TemporaryFolder, _ indexes: [Int] = [1, 2, 3], force: Bool = false) throws
    -> StageOutcome
  {
    try ShardMerge(
      artifacts: indexes.map { paths($0, folder)[0] }, outputs: [folder("m/a.jsonl"), folder("m/b.jsonl")]
    ).run(RunOptions(force: force))
  }

  /// What merging says, with the folder's path left out.
  private func refusal(_ folder: TemporaryFolder, _ indexes: [Int] = [1, 2, 3]) throws -> String {
    let error = #expect(throws: ShardError.self) { try merge(folder, indexes) }
    #expect(try !folder.files().contains { $0.hasPrefix("m/") }, "nothing is published, and nothing left behind")
    return (error?.description ?? "").replacingOccurrences(of: folder.path + "/", with: "")
  }

  @Test("shards make what one run makes, in order, with all its outputs and counts", arguments: [0, 1, 100])
  func sameBytes(sections: Int) async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder, sections: sections)
      for outputs in [["a.jsonl"], ["a.jsonl", "b.jsonl"]] {
        let differences = try await shardDifferences(
          in: folder, outputs: outputs, counts: [1, 2, 3, 7]
        ) { shard, paths in
          _ = try await run(shard, folder, to: paths)
        }
        #expect(differences.isEmpty)
      }
    }
  }

  @Test("lines of any length are merged, whatever their place in what is read at one time")
  func longLines() async throws {
    try await withTemporaryFolder { folder in
      let sections = (1...16).map { number in
        Fixtures.section(
          number, text: String(repeating: "x", count: number.isMultiple(of: 5) ? 300_000 : 30_000 + number))
      }
      try folder.write(Fixtures.lines(sections), to: "in.jsonl")
      let differences = try await shardDifferences(in: folder, outputs: ["a.jsonl"], counts: [2]) { shard, paths in
        _ = try await run(shard, folder, to: paths)
      }
      #expect(differences.isEmpty)
    }
  }

  @Test("a shard is missing, or there twice")
  func exactSet() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      #expect(
        try refusal(folder, [3, 1]).hasSuffix(
          "s: of the shards, 2/3 is missing. Run what is missing and name all artifacts."))
      #expect(try refusal(folder, [2, 1, 3, 2]).contains("a-2.jsonl: are both shard 2/3. Name one of them."))
      #expect(try refusal(folder, [2]).contains("1/3, 3/3 are missing"))
      _ = try await run(shard(1), folder, to: paths(4, folder))
      #expect(
        try refusal(folder, [4, 1, 2, 3]) == "s/a-1.jsonl and s/a-4.jsonl: are both shard 1/3. Name one of them.")
    }
  }

  @Test("shards of other divisions, stages, parameters, inputs and data files do not go together")
  func fingerprint() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try folder.write(Fixtures.lines((0..<9).map { Fixtures.section($0) }), to: "other.jsonl")
      try await runAll(folder)
      let second = try shard(2)
      let again = " Run shard 2/3 again as the others were run."
      _ = try await run(second, folder, to: paths(2, folder), parameter: 2)
      #expect(
        try refusal(folder) == "s/a-2.jsonl: was not made as s/a-1.jsonl was: parameter changed from 1 to 2." + again)
      _ = try await run(second, folder, to: paths(2, folder), prompt: "q")
      #expect(try refusal(folder).contains("s/a-1.jsonl was: prompts/p changed." + again))
      _ = try await run(second, folder, to: paths(2, folder), input: "other.jsonl")
      #expect(try refusal(folder).contains("s/a-1.jsonl was: other.jsonl changed." + again))
      _ = try await run(second, folder, to: [paths(2, folder)[0]])
      #expect(try refusal(folder).contains("s/a-1.jsonl was: there are other outputs." + again))
      _ = try await run(second, folder, to: paths(2, folder), name: "other")
      #expect(try refusal(folder).hasPrefix("s/a-2.jsonl: is of the stage other, but s/a-1.jsonl of copy."))
      _ = try await run(shard(2, of: 4), folder, to: paths(2, folder))
      #expect(try refusal(folder).hasPrefix("s/a-2.jsonl: is shard 2/4, but s/a-1.jsonl shard 1/3."))
      _ = try await run(second, folder, to: paths(2, folder))
      let manifest = Manifest.path(for: "s/a-2.jsonl")
      let text = try folder.read(manifest)
      try folder.write(text.replacingOccurrences(of: valbenchVersion, with: "0.0.9"), to: manifest)
      #expect(try refusal(folder).contains("s/a-1.jsonl was: made by valbench"))
      try folder.write(text, to: manifest)
      #expect(try merge(folder) != .upToDate)
    }
  }

  @Test("what is no shard, or has no manifest, is not merged")
  func noShard() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      _ = try await run(nil, folder, to: paths(2, folder))
      #expect(try refusal(folder).hasPrefix("s/a-2.jsonl: is the whole of its stage's work, made without --shard."))
      #expect(try folder.files().allSatisfy { $0 != "s/a-2.jsonl.order" }, "the order file of the shard went")
      try FileManager.default.removeItem(atPath: folder("s/a-2.jsonl.manifest.json"))
      #expect(try refusal(folder).hasPrefix("s/a-2.jsonl: there is no s/a-2.jsonl.manifest.json,"))
    }
  }

  @Test("a shard that is not finished is to be run again")
  func unfinished() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      _ = try await run(shard(2), folder, to: paths(2, folder), unfinished: 4, force: true)
      #expect(
        try refusal(folder)
          == "s/a-2.jsonl: 4 records of shard 2/3 could not be finished. Run this shard again to go on.")
      #expect(ShardError.unfinished(path: "", shard: try shard(2), records: 4).exitStatus == .unfinished)
      _ = try await run(shard(2), folder, to: paths(2, folder))
      #expect(try merge(folder) != .upToDate)
    }
  }

  @Test(
    "an output that is not as its manifest says is named, and nothing published (fault 33)",
    arguments: ["s/a-2.jsonl", "s/b-2.jsonl", "s/a-2.jsonl.order"])
  func altered(name: String) async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      let text = try folder.read(name)
      let lines = text.split(separator: "\n").map { $0 + "\n" }
      let changed: [String] = [
        "", text + text, String(text.dropLast(1)), String(text.dropLast(30)), text.replacing("1", with: "2"),
        lines.dropFirst().joined(), lines.reversed().joined(),
      ]
      for other in changed {
        try folder.write(other, to: name)
        #expect(
          try refusal(folder)
            == "\(name): is not as its manifest says: it was changed, cut or exchanged after it was made. "
            + "Bring the file back, or run shard 2/3 again with --force.")
      }
      try FileManager.default.removeItem(atPath: folder(name))
      #expect(throws: ArtifactError.missing(path: folder(name))) { try merge(folder) }
      try folder.write(text, to: name)
      #expect(try merge(folder) != .upToDate)
    }
  }

  @Test("the number of outputs is that of the shards, and none of them is a shard's file")
  func outputs() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      let artifacts = (1...count).map { paths($0, folder)[0] }
      func refusal(_ outputs: [String]) -> ShardError? {
        #expect(throws: ShardError.self) { try ShardMerge(artifacts: artifacts, outputs: outputs).run(RunOptions()) }
      }
      #expect(refusal([folder("m/a.jsonl")]) == .outputCount(given: 1, names: ["a-1.jsonl", "b-1.jsonl"]))
      #expect(
        refusal([folder("m/a.jsonl"), folder("s/../s/b-2.jsonl")]) == .overwrites(path: folder("s/../s/b-2.jsonl")))
    }
  }

  @Test("merging again does nothing; a shard that changed is merged anew; what was changed by hand is kept")
  func again() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try await runAll(folder)
      #expect(try merge(folder) != .upToDate)
      let files = try folder.files()
      #expect(try merge(folder, [3, 1, 2]) == .upToDate)
      #expect(try folder.files() == files)

      let whole = try folder.read("m/b.jsonl")
      try folder.write("mine\n", to: "m/b.jsonl")
      #expect(try merge(folder) == .upToDate)
      #expect(try folder.read("m/b.jsonl") == "mine\n")
      for index in 1...count { _ = try await run(shard(index), folder, to: paths(index, folder), parameter: 2) }
      #expect(throws: ArtifactError.edited(path: folder("m/a.jsonl"))) { try merge(folder) }
      #expect(try folder.read("m/b.jsonl") == "mine\n")
      #expect(try merge(folder, force: true) != .upToDate)
      #expect(try folder.read("m/b.jsonl") == whole)

      try FileManager.default.removeItem(atPath: folder("m/a.jsonl"))
      #expect(try merge(folder) != .upToDate)
      // A run of the whole finds that it has nothing to do.
      let outcome = try await run(nil, folder, to: [folder("m/a.jsonl"), folder("m/b.jsonl")], parameter: 2)
      #expect(outcome == .upToDate)
    }
  }

  @Test("a shard neither reads standard input nor writes to standard output")
  func streams() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      await #expect(throws: ArtifactError.shardOfStream) { try await run(shard(1), folder, to: ["-"]) }
      let stage = Stage("copy", parameters: [:], parts: ["-"], inputs: [], outputs: [folder("a")], shard: try shard(2))
      await #expect(throws: ArtifactError.shardOfStream) { try await stage.run(RunOptions()) { _ in StageSummary() } }
    }
  }

  @Test("another shard is other work: the artifact is made anew, and the reason told")
  func otherShard() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      let output = [folder("a.jsonl")]
      #expect(try await run(shard(1), folder, to: output) != .upToDate)
      #expect(try await run(shard(1), folder, to: output) == .upToDate)
      #expect(try await run(shard(2), folder, to: output) != .upToDate)
      #expect(try await run(shard(2, of: 4), folder, to: output) != .upToDate)
      #expect(try await run(nil, folder, to: output) != .upToDate)
      #expect(try await run(nil, folder, to: output) == .upToDate)
      #expect(try folder.files() == ["a.jsonl", "a.jsonl.manifest.json", "in.jsonl"])
    }
  }
}
