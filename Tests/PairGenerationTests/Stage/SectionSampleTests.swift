import Artifacts
import LanguageModels
import TestSupport
import Testing

@testable import PairGeneration

@Suite("Samples of sections")
struct SectionSampleTests {
  private func draw(_ sections: [SectionRecord], count: Int, seed: Int = 1) async throws -> Set<String> {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
      return try SectionSample(count: count, seed: seed).sectionIDs(of: [folder("sections.jsonl")])
    }
  }

  @Test("a larger sample holds the smaller, in any order of the sections; another seed draws others")
  func properties() async throws {
    let sections = (0..<200).map { Fixtures.section($0) }
    var generator = SplitMix64(state: 5)
    var before: Set<String> = []
    for count in [1, 2, 10, 50, 199] {
      let drawn = try await draw(sections, count: count)
      #expect(drawn.count == count && drawn.isSuperset(of: before))
      let shuffled = try await draw(sections.shuffled(using: &generator), count: count)
      #expect(shuffled == drawn)
      before = drawn
    }
    let (one, other) = (try await draw(sections, count: 50), try await draw(sections, count: 50, seed: 2))
    #expect(one.count == other.count && one != other)
  }

  @Test("a sample of more than there is, or of sections that are there twice, is what there is")
  func small() async throws {
    let sections = (0..<3).map { Fixtures.section($0) }
    let all = try await draw(sections + sections, count: 5)
    #expect(all == Set(sections.map(\.id)))
    let none = try await draw([], count: 5)
    #expect(none.isEmpty)
  }

  @Test("the stage asks about the sample alone, and says so in the manifest")
  func stage() async throws {
    try await withTemporaryFolder { folder in
      let sections = (0..<30).map { Fixtures.section($0, title: "Zoo \($0)") }
      let run = try await GenerationRun.with(sections, in: folder) {
        $0.sample = SectionSample(count: 7, seed: 1)
      } answer: { _ in
        .chat(GenerationAnswers.none(.noDispute))
      }
      #expect(run.calls.count == 7 && run.summary["sections"] == 7)
      let manifest = try #require(try Manifest.read(at: folder("pairs.jsonl.manifest.json")))
      #expect(manifest.parameters["sample"] == 7 && manifest.parameters["seed"] == 1)
    }
  }

  @Test("standard input cannot be sampled: it can be read only once")
  func standardInput() {
    #expect(throws: ModelError.readTwice(option: "--sample")) {
      try SectionSample(count: 1, seed: 1).sectionIDs(of: ["-"])
    }
  }
}
