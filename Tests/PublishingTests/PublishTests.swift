import Artifacts
import Publishing
import TestSupport
import Testing

@Suite("Publishing")
struct PublishTests {
  private func publish(_ folder: TemporaryFolder, generator: String = "writer", name: String = "Test set") async throws
  {
    try folder.write(Fixtures.lines((1...3).map { Fixtures.pair($0, generator: generator) }), to: "splits/train.jsonl")
    try folder.write("", to: "splits/validation.jsonl")
    try folder.write(Fixtures.lines([Fixtures.pair(4, generator: generator)]), to: "splits/test.jsonl")
    _ = try await PublishStage(splitFolder: folder("splits"), output: folder("dataset"), name: name).run(RunOptions())
  }

  @Test("a dataset folder has its card, its splits and its manifest")
  func folder() async throws {
    try await withTemporaryFolder { folder in
      try await publish(folder)
      #expect(
        try folder.files().filter { $0.hasPrefix("dataset") } == [
          "dataset/README.md", "dataset/data/test.jsonl", "dataset/data/train.jsonl", "dataset/data/validation.jsonl",
          "dataset/valbench.manifest.json",
        ])
      let card = try folder.read("dataset/README.md")
      #expect(card.hasPrefix("---\nlicense: cc-by-sa-4.0\nlanguage:\n- en\npretty_name: \"Test set\"\n"))
      #expect(card.contains("  - split: train\n    path: data/train.jsonl\n  - split: test\n"))
      #expect(!card.contains("split: validation"))
      #expect(card.contains("| train | 3 |"))
      #expect(card.contains("- `writer`: 4 pairs"))
      #expect(!card.contains("offline"))
      #expect(try folder.read("dataset/data/train.jsonl") == folder.read("splits/train.jsonl"))
    }
  }

  @Test("a dataset that the offline model wrote says so")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      try await publish(folder, generator: "offline")
      #expect(try folder.read("dataset/README.md").contains("> **\(offlineNotice)**"))
    }
  }

  @Test("a name cannot break the card's header")
  func hostileName() async throws {
    try await withTemporaryFolder { folder in
      try await publish(folder, name: "x\"\n---\nlicense: none\n`<script>")
      let card = try folder.read("dataset/README.md")
      #expect(card.contains("pretty_name: \"x---license: nonescript\""))
    }
  }

  @Test("the fresh split is published if the splitting made it, and quarantined pairs are not")
  func freshSplit() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.pair(5)]), to: "splits/fresh.jsonl")
      try folder.write("{}\n", to: "splits/quarantine.jsonl")
      try await publish(folder)
      #expect(try !folder.files().contains("dataset/data/fresh.jsonl"), "a file that nothing tells of")
      try folder.write(
        """
        {"valbench": "0", "stage": "split", "parameters": {}, "inputs": [], "data": [], "outputs": [
        {"name": "train.jsonl", "sha256": "", "bytes": 0, "records": 3},
        {"name": "fresh.jsonl", "sha256": "", "bytes": 0, "records": 1}
        ], "counts": {}, "dropped": {}, "notices": [], "unfinished": 0}
        """, to: "splits/splits.manifest.json")
      try await publish(folder)
      #expect(try folder.read("dataset/README.md").contains("  - split: fresh\n    path: data/fresh.jsonl\n"))
      #expect(try folder.files().filter { $0.hasPrefix("dataset/data") }.count == 4)
    }
  }
}
