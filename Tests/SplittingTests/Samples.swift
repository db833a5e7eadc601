import Artifacts
import Foundation
import TestSupport

@testable import Splitting

/// A pair with the given origin; its texts are made-up words, the same ones for the same seed.
func makePair(
  _ id: String, wiki: String = "enwiki", page: Int?, title: String = "", mainTargets: [String]? = [],
  textSeed: UInt64? = nil, category: String = "", scale: String = "", section: String = "", hash: String? = nil,
  timestamp: String = "", generator: String = "openai:some-model"
) throws -> PairRecord {
  let seed = textSeed ?? id.utf8.reduce(0xCBF2_9CE4_8422_2325) { SplitMix64.mix($0 ^ UInt64($1)) }
  let words = madeUpWords(36, seed: seed)
  return try PairRecord([
    "id": .string(id), "issue_description": .string(words[..<12].joined(separator: " ")),
    "for_question": .string(words[12..<24].joined(separator: " ")),
    "against_question": .string(words[24...].joined(separator: " ")), "category": .string(category),
    "issue_scale": .string(scale), "wiki": .string(wiki), "page_id": page.map(JSONValue.integer) ?? .null,
    "page_title": .string(title), "revision_timestamp": .string(timestamp), "section_id": .string(section),
    "section_hash": .optional(hash), "main_targets": mainTargets.map(JSONValue.strings) ?? .null,
    "generator": .string(generator),
  ])
}

private func madeUpWords(_ count: Int, seed: UInt64) -> [String] {
  var random = SplitMix64(state: seed)
  let letters = Array("abcdefghijklmnopqrstuvwxyz")
  return (0..<count).map { _ in
    String((0..<Int.random(in: 3...9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
  }
}

extension PairRecord {
  /// The pair under another id and on another page, with some words of its issue put in the place of others.
  func nearDuplicate(_ id: String, page: Int, changes: Int = 1) throws -> PairRecord {
    var object = json
    var words = issueDescription.split(separator: " ").map(String.init)
    for place in 0..<changes { words[place * 2] = "changed\(place)" }
    object["id"] = .string(id)
    object["page_id"] = .integer(page)
    object["issue_description"] = .string(words.joined(separator: " "))
    return try PairRecord(object)
  }
}

/// A dataset with random origins, in which pages, main articles and near-duplicates hang together.
func randomPairs(_ count: Int, seed: UInt64, firstPage: Int = 0, prefix: String = "p") throws -> [PairRecord] {
  var random = SplitMix64(state: seed)
  var pairs: [PairRecord] = []
  for number in 0..<count {
    let page = firstPage + Int.random(in: 0..<max(1, count / 2), using: &random)
    let id = "\(prefix)\(number)"
    if number > 0, Int.random(in: 0..<12, using: &random) == 0, let other = pairs.randomElement(using: &random) {
      pairs.append(try other.nearDuplicate(id, page: page, changes: Int.random(in: 1...3, using: &random)))
      continue
    }
    let mainTargets =
      Int.random(in: 0..<10, using: &random) == 0 ? ["main \(Int.random(in: 0..<count, using: &random))"] : []
    pairs.append(
      try makePair(
        id, page: page, title: "Title \(page)", mainTargets: mainTargets,
        category: ["animals", "law", "trade"].randomElement(using: &random) ?? "",
        scale: ["national", "niche"].randomElement(using: &random) ?? ""))
  }
  return pairs
}

/// Runs of the stage in a temporary folder.
struct SplittingRuns {
  let folder: TemporaryFolder

  /// Splits the pairs into the folder of this name.
  @discardableResult
  func split(_ pairs: [PairRecord], into name: String, _ settings: SplitOptions = SplitOptions()) async throws
    -> StageSummary
  {
    let input = try folder.write(Fixtures.lines(pairs), to: name + "-input.jsonl")
    let stage = SplitStage(inputs: [input], outputFolder: folder(name), settings: settings)
    guard case .done(let summary) = try await stage.run(RunOptions(force: true)) else {
      throw RecordError("the stage did nothing")
    }
    return summary
  }

  func pairs(_ name: String, _ split: Split) throws -> [PairRecord] {
    try JSONLinesReader<PairRecord>.records(of: [folder(name) + "/" + split.fileName])
  }

  func quarantine(_ name: String) throws -> [QuarantinedPairRecord] {
    try JSONLinesReader<QuarantinedPairRecord>.records(of: [folder(name) + "/quarantine.jsonl"])
  }

  /// The split of each pair, by its id.
  func assignment(_ name: String) throws -> [String: Split] {
    var assignment: [String: Split] = [:]
    for split in Split.allCases where FileManager.default.fileExists(atPath: folder(name) + "/" + split.fileName) {
      for pair in try pairs(name, split) { assignment[pair.id] = split }
    }
    return assignment
  }
}

nonisolated(nonsending) func withSplitting(_ body: nonisolated(nonsending) (SplittingRuns) async throws -> Void)
  async throws
{
  try await withTemporaryFolder { folder in try await body(SplittingRuns(folder: folder)) }
}
