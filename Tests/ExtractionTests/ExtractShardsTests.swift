import Artifacts
import BundledData
import Extraction
import Foundation
import TestSupport
import Testing

@Suite("Extraction in shards")
struct ExtractShardsTests {
  private static let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("data/sample/sample.xml")

  /// The bundled sample in several files, compressed and not, as a wiki's dump comes in parts.
  private func writeParts(_ count: Int, _ folder: TemporaryFolder) throws -> [String] {
    let text = try String(contentsOf: Self.sample, encoding: .utf8)
    let pieces = text.components(separatedBy: "  <page>\n")
    let end = "</mediawiki>\n"
    return try (0..<count).map { part in
      let pages = pieces.dropFirst().enumerated().filter { $0.offset % count == part }
        .map { "  <page>\n" + $0.element.replacingOccurrences(of: "</mediawiki>", with: "") }
      let xml = Array((pieces[0] + pages.joined() + end).utf8)
      return try part.isMultiple(of: 2)
        ? folder.write(bzip2(xml, level: 1), to: "part-\(part).xml.bz2")
        : folder.write(xml, to: "part-\(part).xml")
    }
  }

  private func stage(
    _ dumps: [String], _ outputs: [String], shard: Shard?, previous: String? = nil, threads: Int = 2
  ) throws -> ExtractStage {
    func bundled(_ name: String) throws -> DataFile {
      DataFile(name: name, text: try #require(BundledData.files[name]))
    }
    return try ExtractStage(
      inputs: dumps, output: outputs[0], redirectsOutput: outputs.dropFirst().first,
      lexicon: bundled("headings/en.yaml"),
      templates: [bundled("templates/common-templates.yaml"), bundled("templates/en-templates.yaml")],
      minimumWords: 40, maximumWords: 6000, previous: previous, threads: threads, shard: shard)
  }

  @Test("shards of a dump's parts make what one machine makes, for any number of shards, files and threads")
  func sameBytes() async throws {
    for (files, threads) in [(1, 2), (5, 1), (5, 3)] {
      try await withTemporaryFolder { folder in
        let dumps = try writeParts(files, folder)
        let differences = try await shardDifferences(
          in: folder, outputs: ["sections.jsonl", "redirects.jsonl"]
        ) { shard, outputs in
          _ = try await stage(dumps, outputs, shard: shard, threads: threads).run(RunOptions())
        }
        #expect(differences.isEmpty)
        #expect(try JSONLinesReader<SectionRecord>.records(of: [folder("whole/sections.jsonl")]).count == 36)
        #expect(try JSONLinesReader<RedirectRecord>.records(of: [folder("whole/redirects.jsonl")]).count == 4)
      }
    }
  }

  @Test("sections are told from those of an earlier dump in each shard as in one run")
  func previous() async throws {
    try await withTemporaryFolder { folder in
      let dumps = try writeParts(4, folder)
      _ = try await stage(Array(dumps.prefix(3)), [folder("old.jsonl")], shard: nil).run(RunOptions())
      let differences = try await shardDifferences(
        in: folder, outputs: ["sections.jsonl"], counts: [2, 3, 7]
      ) { shard, outputs in
        _ = try await stage(dumps, outputs, shard: shard, previous: folder("old.jsonl")).run(RunOptions())
      }
      #expect(differences.isEmpty)
      let manifest = try #require(try Manifest.read(at: folder("merged-2-1/sections.jsonl.manifest.json")))
      #expect(
        manifest.inputs.map(\.name) == dumps.indices.map { "part-\($0).xml" + ($0 % 2 == 0 ? ".bz2" : "") } + [
          "old.jsonl"
        ])
      #expect(manifest.summary["new"] ?? 0 > 0 && manifest.summary["same"] ?? 0 > 0)
    }
  }

  @Test("a shard that was run on another list of parts does not go with the others (fault 39)")
  func otherParts() async throws {
    try await withTemporaryFolder { folder in
      let dumps = try writeParts(5, folder)
      for (index, list) in [dumps, Array(dumps.prefix(4))].enumerated() {
        // The second part of two is files 2 and 4 either way.
        _ = try await stage(list, [folder("s-\(index + 1).jsonl")], shard: Shard(index: index + 1, count: 2)).run(
          RunOptions())
      }
      let error = #expect(throws: ShardError.self) {
        try ShardMerge(artifacts: [folder("s-1.jsonl"), folder("s-2.jsonl")], outputs: [folder("m.jsonl")]).run(
          RunOptions())
      }
      #expect(error?.description.contains("there are other inputs. Run shard 2/2 again") == true)
    }
  }
}
