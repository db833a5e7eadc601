import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Pipelines, as a user runs them")
struct PipelineTests {
  /// Runs a pipeline of the project in a folder that has the project's data and pipelines.
  private func run(_ pipeline: String, _ folder: TemporaryFolder, _ flags: [String] = []) throws -> Executable.Ending {
    try Executable.run("valbench", ["run", "pipelines/\(pipeline).yaml"] + flags, in: folder.path)
  }

  private func prepare(_ folder: TemporaryFolder) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder("data"), withDestinationPath: Executable.project + "/data")
    try FileManager.default.copyItem(atPath: Executable.project + "/pipelines", toPath: folder("pipelines"))
  }

  private func replace(_ text: String, by other: String, in file: String, _ folder: TemporaryFolder) throws {
    let before = try folder.read(file)
    #expect(before.contains(text))
    try folder.write(before.replacingOccurrences(of: text, with: other), to: file)
  }

  @Test("the three pipelines run on the sample; again they do nothing; a changed parameter reruns what depends on it")
  func threePipelines() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      for pipeline in ["rebuild-dataset", "regenerate-splits", "evaluate-models", "check-judge"] {
        let ending = try run(pipeline, folder)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.errors.contains(offlineNotice))
      }
      let artifacts = try folder.files().filter { $0.hasPrefix("runs/") && !$0.contains("ledger.sqlite") }
      for expected in [
        "rebuild-dataset/sections.jsonl", "rebuild-dataset/pairs.jsonl", "rebuild-dataset/unique.jsonl",
        "rebuild-dataset/duplicates.jsonl", "rebuild-dataset/splits/train.jsonl", "rebuild-dataset/dataset/README.md",
        "regenerate-splits/splits/test.jsonl", "evaluate-models/responses.jsonl", "evaluate-models/judgments.jsonl",
        "evaluate-models/scores.json", "evaluate-models/report.html",
      ] {
        #expect(artifacts.contains("runs/" + expected))
      }
      #expect(!artifacts.contains { $0.hasSuffix(".partial") })
      #expect(try folder.read("runs/evaluate-models/report.html").contains(offlineNotice.dropFirst()))
      let before = try artifacts.map { try folder.read($0) }

      for pipeline in ["rebuild-dataset", "regenerate-splits", "evaluate-models", "check-judge"] {
        let ending = try run(pipeline, folder)
        #expect(ending.status == 0)
        let stages = ending.errors.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(stages.allSatisfy { $0.contains(": done, nothing to do: inputs and parameters are as they were.") })
      }
      let forced = try run("rebuild-dataset", folder, ["--force"])
      #expect(forced.status == 0)
      #expect(try artifacts.map { try folder.read($0) } == before, "the same work gives the same bytes")

      try replace("threshold: 0.8", by: "threshold: 0.95", in: "pipelines/rebuild-dataset.yaml", folder)
      let changed = try run("rebuild-dataset", folder).errors
      #expect(changed.contains("extract: done"))
      #expect(changed.contains("generate: done"))
      #expect(!changed.contains("deduplicate: done"))

      try replace("minimum-words: 40", by: "minimum-words: 60", in: "pipelines/rebuild-dataset.yaml", folder)
      let status = try Executable.run("valbench", ["status", "pipelines/rebuild-dataset.yaml"], in: folder.path)
      #expect(
        status.output.hasPrefix("extract: stale, would run: minimum-words changed from 40 to 60.\ngenerate: done"))
      #expect(status.output.contains("done, but follows extract, and runs again if what it reads changes."))
    }
  }

  @Test("pairs of one article never stand in two splits")
  func noLeak() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      _ = try run("rebuild-dataset", folder, ["--quiet"])
      var seen: [String: String] = [:]
      var count = 0
      for split in ["train", "validation", "test"] {
        let path = folder("runs/rebuild-dataset/splits/\(split).jsonl")
        for pair in try JSONLinesReader<PairRecord>.records(of: [path]) {
          #expect(seen[pair.groupKey, default: split] == split)
          seen[pair.groupKey] = split
          count += 1
        }
      }
      let unique = try JSONLinesReader<PairRecord>.records(of: [folder("runs/rebuild-dataset/unique.jsonl")])
      #expect(count == unique.count)
      let removed = try JSONLinesReader<DuplicateRecord>.records(of: [folder("runs/rebuild-dataset/duplicates.jsonl")])
      #expect(removed.map(\.method).contains(.exact) || removed.map(\.method).contains(.minhash))
    }
  }

  @Test("splits are made anew with the old assignment dropped, or kept on request")
  func keptAssignment() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      _ = try run("rebuild-dataset", folder, ["--quiet"])
      func assignment(_ name: String) throws -> [String: String] {
        var assignment: [String: String] = [:]
        for split in ["train", "validation", "test"] {
          let path = folder("runs/\(name)/splits/\(split).jsonl")
          for pair in try JSONLinesReader<PairRecord>.records(of: [path]) { assignment[pair.id] = split }
        }
        return assignment
      }
      _ = try run("regenerate-splits", folder, ["--quiet"])
      #expect(try assignment("regenerate-splits") != assignment("rebuild-dataset"))
      try replace("# previous:", by: "previous:", in: "pipelines/regenerate-splits.yaml", folder)
      let kept = try run("regenerate-splits", folder)
      #expect(kept.status == 0, "\(kept.errors)")
      #expect(kept.errors.contains("pages in several splits: 0"))
      #expect(try assignment("regenerate-splits") == assignment("rebuild-dataset"))
      #expect(try folder.read("runs/regenerate-splits/splits/quarantine.jsonl").isEmpty)
      let again = try run("regenerate-splits", folder).errors
      #expect(again.contains("split: done, nothing to do"))
    }
  }

  @Test("a part of a pipeline runs, with other values for its keys; a dry run tells the next stage's cost")
  func parts() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      let first = try run("rebuild-dataset", folder, ["--until", "extract", "--set", "extract.minimum-words=60"])
      #expect(first.status == 0 && first.errors.contains("extract:"), "\(first.errors)")
      #expect(!first.errors.contains("generate:"))
      #expect(try folder.read("runs/rebuild-dataset/sections.jsonl.manifest.json").contains("60"))
      let plan = try run("rebuild-dataset", folder, ["--dry-run", "--from", "generate"])
      #expect(
        plan.output.contains("generate: missing, would run") && !plan.output.contains("extract:"), "\(plan.output)")
      #expect(plan.output.contains("calls of offline") && plan.output.contains("nothing was sent"), "\(plan.output)")
      #expect(try !folder.files().contains("runs/rebuild-dataset/pairs.jsonl"))
      let waiting = try run("evaluate-models", folder, ["--dry-run"])
      #expect(waiting.status == 0 && waiting.output.hasPrefix("respond: missing, waits for"), "\(waiting.output)")
      #expect(!waiting.output.contains("no such file"), "\(waiting.output)")
      let several = try run(
        "rebuild-dataset", folder, ["--from", "generate", "--until", "deduplicate", "--set", "generate.verify=false"])
      #expect(several.status == 0 && several.errors.contains("deduplicate:"), "\(several.errors)")
      #expect(!several.errors.contains("split:"))
    }
  }

  @Test(
    "a part that there is not, and a value for no key, are told before anything runs",
    arguments: [
      (["--from", "respond"], "has no stage \"respond\". It has: extract, generate"),
      (["--from", "split", "--until", "extract"], "extract comes before split"),
      (["--set", "judge.orders=one"], "must be stage.key=value"), (["--set", "extract"], "must be stage.key=value"),
      (["--set", "extract.minimum-wards=3"], "is no key=value of extract. Known keys:"),
    ])
  func badParts(flags: [String], words: String) async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      let ending = try run("rebuild-dataset", folder, flags)
      #expect(ending.status == 64 && ending.errors.contains(words), "\(ending.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder("runs")))
    }
  }

  @Test("an unknown key stops the run before any stage, and names its line")
  func unknownKey() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      try replace("salt: valbench-1", by: "slat: valbench-1", in: "pipelines/rebuild-dataset.yaml", folder)
      let ending = try run("rebuild-dataset", folder)
      #expect(ending.status == 78)
      #expect(ending.errors.contains("unknown key \"slat\" in \"split\". Did you mean \"salt\"?"))
      #expect(!FileManager.default.fileExists(atPath: folder("runs")))
    }
  }

  @Test(
    "the real dump sample goes through the whole pipeline",
    .enabled(
      if: FileManager.default.fileExists(atPath: Executable.project + "/../shared/data/enwiki-sample.xml.bz2"),
      "the shared dump sample is not here"))
  func realDump() async throws {
    try await withTemporaryFolder { folder in
      try prepare(folder)
      let dump = Executable.project + "/../shared/data/enwiki-sample.xml.bz2"
      try replace(
        "data/sample/sample-pages-articles-multistream.xml.bz2", by: dump, in: "pipelines/rebuild-dataset.yaml", folder)
      for pipeline in ["rebuild-dataset", "evaluate-models"] {
        let ending = try run(pipeline, folder)
        #expect(ending.status == 0, "\(ending.errors)")
      }
      let pairs = try JSONLinesReader<PairRecord>.records(of: [folder("runs/rebuild-dataset/pairs.jsonl")])
      #expect(!pairs.isEmpty)
      #expect(pairs.allSatisfy { $0.source.url.hasPrefix("https://en.wikipedia.org/wiki/Special:PermanentLink/") })
    }
  }
}
