import Artifacts
import Publishing
import TestSupport
import Testing
import Yams

@Suite("The dataset card")
struct DatasetCardTests {
  /// The YAML at the card's head.
  private func head(_ folder: TemporaryFolder) throws -> Node? {
    let card = try folder.read("dataset/README.md")
    let lines = card.split(separator: "\n", omittingEmptySubsequences: false)
    let end = try #require(lines.dropFirst().firstIndex(of: "---"))
    return try Yams.compose(yaml: lines[1..<end].joined(separator: "\n"))
  }

  @Test("tells splits, licence and generators")
  func content() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish { $0.name = "Test set" }
      let card = try folder.read("dataset/README.md")
      #expect(card.hasPrefix("---\nlicense: cc-by-sa-4.0\nlanguage:\n- \"en\"\n"))
      #expect(card.contains("  - split: train\n    path: data/train.jsonl\n  - split: test\n"))
      #expect(!card.contains("split: validation"))
      #expect(card.contains("| train | 3 | 3 | 6 |"))
      #expect(card.contains("| `writer` | `0123456789ab` | 4 |"))
      #expect(card.contains("in revisions from 2026-01-01T00:00:00Z to 2026-01-01T00:00:00Z."))
      #expect(card.contains("No article has pairs in two splits."))
      #expect(!card.contains("offline"))
    }
  }

  @Test("a dataset that the offline model wrote says so, in its card and in croissant.json")
  func offline() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish(generator: "offline")
      #expect(try folder.read("dataset/README.md").contains("> **\(offlineNotice)**"))
      #expect(try folder.read("dataset/croissant.json").contains(offlineNotice))
    }
  }

  @Test("a name and names of fields from outside break neither the head nor the text")
  func hostileNames() async throws {
    try await withTemporaryFolder { folder in
      let name = "x\"\n---\nlicense: none\n`<script>\u{2028}| \\ {"
      let field = "a: [b]\n---\n\u{85}#"
      var json = Fixtures.pair(1).json
      json[field] = 1
      json["category"] = "a | b <script>\n## no"
      json["generator"] = "m`| x"
      json["language"] = "no"
      try folder.writeSplits(["train": [try PairRecord(json)]])
      try await folder.publishSplits { $0.name = name }
      let head = try head(folder)
      #expect(head?["pretty_name"]?.string == name)
      #expect(head?["license"]?.string == "cc-by-sa-4.0")
      #expect(head?["language"]?[0]?.scalar?.style == .doubleQuoted, "no is false to some")
      #expect(head?["dataset_info"]?[0]?["features"]?.sequence?.last?["name"]?.string == field)
      let card = try folder.read("dataset/README.md")
      #expect(card.contains("\n# x\"---license: none\\`\\<script\\>\\| \\\\ \\{\n"))
      #expect(card.contains("\n| a \\| b \\<script\\>\\#\\# no | 1 |\n"))
      #expect(card.contains("| `m'' x` |"))
      #expect(try await folder.findings() == [])
    }
  }

  @Test("how the splits were made is told only if their manifest is of these files")
  func splitMethod() async throws {
    try await withTemporaryFolder { folder in
      try folder.writeSplits(["train": [Fixtures.pair(1)]])
      let sha256 = try Digest.sha256(ofFile: folder("splits/train.jsonl"))
      try folder.write(
        """
        {"valbench": "0", "stage": "split", "parameters": {"train": 0.8, "validation": 0.1, "test": 0.1, "salt": "s-1",
        "similarity": 0.6}, "inputs": [], "data": [], "outputs": [{"name": "train.jsonl", "sha256": "\(sha256)", "bytes": 1,
        "records": 1}], "counts": {}, "dropped": {}, "notices": [], "unfinished": 0, "audit": {"most_alike": [
        {"method": "jaccard", "split": "test", "other_split": "train", "score": 0.456}]}}
        """, to: "splits/splits.manifest.json")
      try await folder.publishSplits()
      let card = try folder.read("dataset/README.md")
      #expect(card.contains("with the salt `s-1`, with shares of 0.8 (train), 0.1 (validation) and 0.1 (test)."))
      #expect(card.contains("have a similarity of 0.46 (jaccard)."))
      try folder.write(Fixtures.lines([Fixtures.pair(2)]), to: "splits/train.jsonl")
      try await folder.publishSplits()
      #expect(try !folder.read("dataset/README.md").contains("### The splits"))
    }
  }

  @Test("an article in two splits, and pairs without a source, are told")
  func faults() async throws {
    try await withTemporaryFolder { folder in
      var json = Fixtures.pair(2).json
      json["page_id"] = 1
      json["source_url"] = ""
      try folder.writeSplits(["train": [Fixtures.pair(1)], "test": [try PairRecord(json)]])
      try await folder.publishSplits()
      let card = try folder.read("dataset/README.md")
      #expect(card.contains("**1 articles have pairs in several splits.**"))
      #expect(card.contains("**1 pairs have no `source_url`**"))
    }
  }

  @Test("the citation has what is known, and nothing that BibTeX would run")
  func citation() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish {
        $0.name = "A}{\\input{x} & B"
        $0.creators = ["Ann Other", "A & B"]
        $0.published = "2026-01-31"
        $0.url = "https://example.org/x_y"
      }
      let card = try folder.read("dataset/README.md")
      #expect(
        card.contains(
          """
          @misc{dataset,
            title = {{Ainputx \\& B}},
            author = {{Ann Other} and {A \\& B}},
            year = {2026},
            date = {2026-01-31},
            version = {1.0.0},
            note = {Made with valbench \(valbenchVersion)},
            url = {https://example.org/x_y}
          }
          """))
    }
  }
}
