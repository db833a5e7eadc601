import Artifacts
import TestSupport
import Testing

@Suite("Finding records by name")
struct JSONLinesIndexTests {
  @Test("records of several files are found in any order, however long their lines")
  func finds() async throws {
    try await withTemporaryFolder { folder in
      let pairs = (0..<40).map { Fixtures.pair($0, generator: String(repeating: "m", count: $0 == 7 ? 3 << 20 : $0)) }
      let paths = [
        try folder.write(Fixtures.lines(Array(pairs[..<20])), to: "a.jsonl"),
        try folder.write("\n\n" + Fixtures.lines(Array(pairs[20...])).dropLast(), to: "b.jsonl"),
      ]
      let index = try JSONLinesIndex<PairRecord>(paths: paths) { [$0.id, "x"] }
      #expect(index.count == 40)
      for pair in pairs.reversed() {
        let found = try index.record([pair.id, "x"])
        #expect(found == pair)
      }
      #expect(try index.record(["none", "x"]) == nil)
    }
  }

  @Test("two records of one name are an error that names both places")
  func twice() async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write(
        Fixtures.lines([Fixtures.pair(1), Fixtures.pair(2), Fixtures.pair(1)]), to: "a.jsonl")
      let error = #expect(throws: ArtifactError.self) {
        _ = try JSONLinesIndex<PairRecord>(paths: [path]) { [$0.id] }
      }
      #expect(error?.description.contains("a.jsonl:3: this is there twice") == true)
      #expect(error?.description.contains("a.jsonl:1 too") == true)
    }
  }
}
