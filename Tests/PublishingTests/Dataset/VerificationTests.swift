import Artifacts
import Publishing
import TestSupport
import Testing

@Suite("Verifying a dataset folder")
struct VerificationTests {
  @Test("finds nothing in a folder as it was made, with or without its manifest")
  func good() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      var report = try await DatasetVerification(folder: folder("dataset")).run()
      #expect(report.findings == [])
      #expect(report.checked[0] == "8 files have the SHA-256 that SHA256SUMS tells")
      #expect(report.checked[2].hasPrefix("pairs: 3 in train, 1 in test, of 4 articles"))
      try folder.remove("dataset/valbench.manifest.json")
      try folder.write("", to: "dataset/.gitattributes")
      try folder.write("", to: "dataset/.cache/huggingface/data.json")
      report = try await DatasetVerification(folder: folder("dataset")).run()
      #expect(report.findings == [])
    }
  }

  @Test("a file that is changed, lost or added is named")
  func files() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.replace("closed", by: "opened", in: "dataset/data/test.jsonl")
      try folder.remove("dataset/figures/categories.svg")
      try folder.write("{}\n", to: "dataset/data/more.jsonl")
      try folder.write("a,b\n", to: "dataset/more.csv.gz")
      let findings = try await folder.findings()
      #expect(findings.contains("data/test.jsonl: does not have the SHA-256 that SHA256SUMS tells."))
      #expect(findings.contains("figures/categories.svg: is missing."))
      #expect(findings.contains("data/more.jsonl: is not listed in SHA256SUMS."))
      #expect(findings.contains("more.csv.gz: is not listed in SHA256SUMS."))
    }
  }

  @Test(
    "what is wrong inside of files with the right hashes is named with its line",
    arguments: [
      (
        "data/train.jsonl", "number 2 should be closed.\",\"against", "number 9 should be closed.\",\"against",
        ":2: the id pair-"
      ),
      ("data/train.jsonl", "https://wiki.example/wiki/Special:PermanentLink/1", "", ":1: the pair pair-"),
      ("data/train.jsonl", "\"page_id\":2", "\"page_id\":4", "data/test.jsonl:1: the article of pair-"),
      ("data/train.jsonl", "\"page_id\":2", "\"page_id\":{}", ":2: the field \"page_id\" is not an integer."),
      ("data/train.jsonl", "{\"id\"", "\"id\"", ":1: "),
      ("data/train.jsonl", "\"wiki\"", "\"more\":1,\"wiki\"", ":1: the card does not tell of the field \"more\"."),
      ("data/train.jsonl", "\n", "\n\n", ":2: "),
      (
        "questions/train.jsonl", "tradition", "habit",
        "questions/train.jsonl:2: this is not the against question of data/train.jsonl:1"
      ),
      (
        "README.md", "num_examples: 3", "num_examples: 4",
        "README.md: tells of 4 records in train of default, and there are 3."
      ),
      ("README.md", "split: test", "split: fresh", "README.md: names other data files of default than are listed."),
      (
        "croissant.json", "\"contentUrl\": \"data/train", "\"contentUrl\": \"../train",
        "croissant.json: tells of ../train.jsonl"
      ),
      ("croissant.json", "sha256\": \"", "sha256\": \"0", "croissant.json: tells another SHA-256 of data/train.jsonl"),
    ])
  func content(file: String, old: String, new: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.replace(old, by: new, in: "dataset/\(file)")
      try folder.seal()
      let findings = try await folder.findings()
      #expect(findings.contains { ($0.hasPrefix(words) || $0.hasPrefix(file + words)) }, "\(findings)")
    }
  }

  @Test("a pair in two splits, and questions that are too few or too many, are named")
  func repeated() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      let questions = try folder.read("dataset/questions/train.jsonl")
      try folder.write(try folder.read("dataset/data/train.jsonl"), to: "dataset/data/test.jsonl")
      try folder.write(questions + questions, to: "dataset/questions/train.jsonl")
      try folder.seal()
      let findings = try await folder.findings()
      let id = Fixtures.pair(1).id
      #expect(findings.contains("data/test.jsonl:1: the pair \(id) was there before, in this split or another."))
      #expect(findings.contains { $0.hasPrefix("questions/train.jsonl:7: this question belongs to no pair") })
      #expect(findings.contains { $0.hasPrefix("questions/test.jsonl:1: this is not the for question") })
    }
  }

  @Test("findings are bounded, and counted")
  func bounded() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.write(String(repeating: "x\n", count: 500), to: "dataset/data/train.jsonl")
      try folder.seal()
      let report = try await DatasetVerification(folder: folder("dataset"), limit: 7).run()
      #expect(report.findings.count == 7)
      #expect(report.findingCount > 500)
    }
  }

  @Test("ids of other tools are not asked to follow from anything")
  func otherIDs() async throws {
    try await withTemporaryFolder { folder in
      var json = Fixtures.pair(1).json
      json["id"] = "row-1"
      try folder.writeSplits(["train": [try PairRecord(json)]])
      try await folder.publishSplits()
      #expect(try await folder.findings() == [])
    }
  }

  @Test("no folder is an error of its own")
  func noFolder() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("", to: "file")
      for name in ["nowhere", "file"] {
        #expect(throws: DatasetError.noFolder(path: folder(name))) { try DatasetVerification(folder: folder(name)) }
      }
    }
  }
}
