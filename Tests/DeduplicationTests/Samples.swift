import Artifacts
import Foundation

@testable import Deduplication

/// A pair with the given texts; all else has a default.
func makePair(
  _ id: String, issue: String = "Whether the old bridge should be torn down", for forQuestion: String,
  against againstQuestion: String, words: Int = 100, timestamp: String = "2026-01-01T00:00:00Z", revision: Int = 1,
  category: String = "", generator: String = "openai:some-model"
) throws -> PairRecord {
  try PairRecord([
    "id": .string(id), "issue_description": .string(issue), "for_question": .string(forQuestion),
    "against_question": .string(againstQuestion), "category": .string(category), "wiki": "enwiki",
    "page_id": 7, "revision_id": .integer(revision), "revision_timestamp": .string(timestamp),
    "section_word_count": .integer(words), "generator": .string(generator),
  ])
}

extension PairRecord {
  var swapped: PairRecord {
    get throws {
      try makePair(
        id + "-swapped", issue: issueDescription, for: againstQuestion, against: forQuestion,
        words: source.sectionWordCount)
    }
  }
}

/// Texts of made-up words, the same ones for the same seed.
struct TextGenerator {
  var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
  }

  mutating func word() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<Int.random(in: 3...9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
  }

  mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in word() } }

  mutating func pair(_ id: String, wordsPerText: Int = 12) throws -> PairRecord {
    try makePair(
      id, issue: words(wordsPerText).joined(separator: " "),
      for: "Explain why " + words(wordsPerText).joined(separator: " "),
      against: "Explain why " + words(wordsPerText).joined(separator: " "),
      words: Int.random(in: 50...60, using: &random), revision: Int.random(in: 1...3, using: &random))
  }

  /// The pair with some words put in the place of others, and its sides exchanged now and then.
  mutating func variant(of pair: PairRecord, id: String, changes: Int) throws -> PairRecord {
    var texts = [pair.issueDescription, pair.forQuestion, pair.againstQuestion].map { $0.split(separator: " ") }
    for _ in 0..<changes {
      let text = Int.random(in: 0..<3, using: &random)
      texts[text][Int.random(in: 2..<texts[text].count, using: &random)] = Substring(word())
    }
    let joined = texts.map { $0.joined(separator: " ") }
    let isSwapped = Bool.random(using: &random)
    return try makePair(
      id, issue: joined[0], for: joined[isSwapped ? 2 : 1], against: joined[isSwapped ? 1 : 2],
      words: Int.random(in: 50...60, using: &random))
  }
}

/// The exact Jaccard similarity of two pairs' shingles.
func similarity(_ left: PairRecord, _ right: PairRecord) -> Double {
  guard let mine = FoldedPair(left).shingles, let theirs = FoldedPair(right).shingles else { return 0 }
  return mine.jaccard(theirs)
}

func deduplicate(_ pairs: [PairRecord], threshold: Double = 0.8) throws -> Deduplicator.Result {
  try Deduplicator(threshold: threshold).deduplicate(pairs)
}
