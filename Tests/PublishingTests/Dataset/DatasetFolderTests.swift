import Artifacts
import Compression
import Publishing
import TestSupport
import Testing

@Suite("The dataset folder")
struct DatasetFolderTests {
  @Test("has its card, its splits of pairs and questions, its figures and lists; a split without pairs is left out")
  func files() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      #expect(
        try folder.datasetFiles() == [
          "README.md", "SHA256SUMS", "croissant.json", "data/test.jsonl", "data/train.jsonl", "figures/categories.svg",
          "figures/issue-scales.svg", "questions/test.jsonl", "questions/train.jsonl", "valbench.manifest.json",
        ])
      #expect(try folder.read("dataset/data/train.jsonl") == folder.read("splits/train.jsonl"))
    }
  }

  @Test("a question's row has its id from pair and side, its values, and where it is from")
  func questions() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      let lines = try folder.read("dataset/questions/test.jsonl").split(separator: "\n")
      let pair = Fixtures.pair(4)
      #expect(
        lines == [
          """
          {"id":"\(pair.id)-for","pair_id":"\(pair.id)","side":"for","question":"\(pair.forQuestion)",\
          "values":["concern for nature"],"issue_description":"\(pair.issueDescription)","category":"animals",\
          "issue_scale":"niche","language":"en","source_url":"\(pair.source.url)"}
          """,
          """
          {"id":"\(pair.id)-against","pair_id":"\(pair.id)","side":"against","question":"\(pair.againstQuestion)",\
          "values":["tradition"],"issue_description":"\(pair.issueDescription)","category":"animals",\
          "issue_scale":"niche","language":"en","source_url":"\(pair.source.url)"}
          """,
        ])
    }
  }

  @Test("data files are compressed if that is wished, and hold the same", arguments: DatasetCompression.allCases)
  func compression(kind: DatasetCompression) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish { $0.compression = kind }
      let name = "train.jsonl" + (kind == .none ? "" : ".\(kind)")
      let bytes = try await withDecompressedChunks(of: folder("dataset/data/\(name)"), threads: 1) { chunks in
        var bytes: [UInt8] = []
        while let chunk = try await chunks.next() { bytes += chunk }
        return (bytes, chunks.format)
      }
      #expect(String(decoding: bytes.0, as: UTF8.self) == (try folder.read("splits/train.jsonl")))
      let format: CompressionFormat? =
        switch kind {
        case .none: nil
        case .gz: .gzip
        case .zst: .zstd
        }
      #expect(bytes.1 == format)
      #expect(try await folder.findings() == [])
    }
  }

  @Test("files of other options do not stay beside the new ones")
  func leftovers() async throws {
    try await withTemporaryFolder { folder in
      for kind in [DatasetCompression.gz, .none, .zst] {
        try await folder.publish { $0.compression = kind }
        let names = try folder.datasetFiles().filter { $0.contains("/t") }
        let suffix = kind == .none ? "" : ".\(kind)"
        #expect(names.count == 4)
        #expect(names.allSatisfy { $0.hasSuffix(".jsonl" + suffix) })
      }
    }
  }

  @Test("a split that gains its first pairs moves nothing else, and nothing is taken for edited")
  func newSplit() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.writeSplits([
        "train": [Fixtures.pair(1)], "validation": [Fixtures.pair(2)], "test": [Fixtures.pair(3)],
      ])
      try await folder.publishSplits()
      #expect(try folder.datasetFiles().contains("questions/validation.jsonl"))
      try folder.writeSplits(["test": [Fixtures.pair(3)]])
      try await folder.publishSplits()
      #expect(
        try folder.datasetFiles().filter { $0.contains(".jsonl") } == ["data/test.jsonl", "questions/test.jsonl"])
    }
  }

  @Test("the fresh split is published if the splitting made it, and quarantined pairs are not")
  func freshSplit() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.pair(5)]), to: "splits/fresh.jsonl")
      try folder.write("{}\n", to: "splits/quarantine.jsonl")
      try await folder.publish()
      #expect(try !folder.datasetFiles().contains("data/fresh.jsonl"), "a file that nothing tells of")
      try folder.write(
        """
        {"valbench": "0", "stage": "split", "parameters": {}, "inputs": [], "data": [], "outputs": [
        {"name": "train.jsonl", "sha256": "", "bytes": 0, "records": 3},
        {"name": "fresh.jsonl", "sha256": "", "bytes": 0, "records": 1}
        ], "counts": {}, "dropped": {}, "notices": [], "unfinished": 0}
        """, to: "splits/splits.manifest.json")
      try await folder.publish()
      #expect(try folder.read("dataset/README.md").contains("  - split: fresh\n    path: data/fresh.jsonl\n"))
      #expect(try folder.datasetFiles().filter { $0.hasPrefix("data/") }.count == 3)
      #expect(try await folder.findings() == [])
    }
  }

  @Test("the same splits give the same bytes, and are not published twice")
  func sameBytes() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish { $0.compression = .zst }
      let stage = DatasetStage(splitFolder: folder("splits"), output: folder("again"), options: Self.compressed)
      _ = try await stage.run(RunOptions())
      for name in try folder.datasetFiles() {
        #expect(
          try Digest.sha256(ofFile: folder("dataset/\(name)")) == Digest.sha256(ofFile: folder("again/\(name)")),
          "\(name)")
      }
      let outcome = try await stage.run(RunOptions())
      #expect(outcome == .upToDate)
    }
  }

  private static var compressed: DatasetOptions {
    var options = DatasetOptions()
    options.compression = .zst
    return options
  }

  @Test("no pairs at all, a pair twice, and a field of two types are errors that say so")
  func errors() async throws {
    try await withTemporaryFolder { folder in
      try folder.writeSplits([:])
      await #expect(throws: DatasetError.noPairs(folder: folder("splits"))) { try await folder.publishSplits() }
      try folder.writeSplits(["train": [Fixtures.pair(1)], "test": [Fixtures.pair(1)]])
      await #expect(throws: DatasetError.repeatedPair(id: Fixtures.pair(1).id, path: folder("splits/test.jsonl"))) {
        try await folder.publishSplits()
      }
      let other = try (1...2).map { number in
        var json = Fixtures.pair(number).json
        json["note"] = number == 1 ? .string("one") : .strings(["two"])
        return try PairRecord(json)
      }
      try folder.writeSplits(["train": other])
      await #expect(
        throws: DatasetError.mixedTypes(field: "note", path: folder("splits/train.jsonl"), id: Fixtures.pair(2).id)
      ) { try await folder.publishSplits() }
      #expect(try folder.datasetFiles() == [])
    }
  }

  @Test("a version, a day and an address that are none are refused")
  func options() async throws {
    try await withTemporaryFolder { folder in
      for text in ["1.0", "1.0.x", "01.0.0", "1.0.0.0", ""] {
        await #expect(throws: DatasetError.badRelease(text)) { try await folder.publish { $0.release = text } }
      }
      for text in ["2026", "2026-13-01", "31.1.2026", "2026-01-00"] {
        await #expect(throws: DatasetError.badDay(text)) { try await folder.publish { $0.published = text } }
      }
      for text in ["http://a.example", "https://a.example/}\\n", "javascript:1"] {
        await #expect(throws: DatasetError.badURL(text)) { try await folder.publish { $0.url = text } }
      }
    }
  }
}
