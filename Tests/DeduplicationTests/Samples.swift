import Artifacts
import Foundation
import TextFolding

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

/// The exact Jaccard similarity of two pairs' shingles, by sets of texts.
func similarity(_ left: PairRecord, _ right: PairRecord) -> Double {
  similarity(naiveShingles(left), naiveShingles(right))
}

func similarity(_ mine: Set<String>, _ theirs: Set<String>) -> Double {
  let common = mine.intersection(theirs).count
  let union = mine.count + theirs.count - common
  return union == 0 ? 0 : Double(common) / Double(union)
}

func naiveShingles(_ pair: PairRecord) -> Set<String> {
  var shingles: Set<String> = []
  for text in [pair.issueDescription, pair.forQuestion, pair.againstQuestion] {
    var words = FoldedText(text).words
    if words.starts(with: ["explain", "why"]) { words.removeFirst(2) }
    shingles.formUnion(naiveShingles(words.joined(separator: " ")))
  }
  return shingles
}

func naiveShingles(_ text: String) -> Set<String> {
  let scalars = Array(text.unicodeScalars)
  guard scalars.count >= 5 else { return scalars.isEmpty ? [] : [text] }
  return Set((0...(scalars.count - 5)).map { String(String.UnicodeScalarView(scalars[$0..<($0 + 5)])) })
}

let englishWording = DataFile(name: "wording/en-wording.yaml", text: "forms: [Explain why …]")

func comparison(threshold: Double = 0.8) throws -> PairComparison {
  try PairComparison(threshold: threshold, phrases: SharedPhrases([englishWording]))
}

func shingles(_ texts: String...) -> ShingleSet {
  var set = ShingleSet()
  set.fill(bytes(texts))
  return set
}

func bytes(_ texts: [String]) -> ArraySlice<UInt8> {
  Array(texts.map { FoldedText($0).text }.joined(separator: "\0").utf8)[...]
}

/// What is kept and what is removed, each in input order.
struct Deduplicated: Equatable {
  var unique: [PairRecord] = []
  var duplicates: [DuplicateRecord] = []
  var hotBuckets = 0
  var comparisonsLeftOut = 0

  func count(_ method: DuplicateRecord.Method) -> Int { duplicates.count { $0.method == method } }
}

func deduplicate(_ pairs: [PairRecord], threshold: Double = 0.8, threads: Int = 2, batchSize: Int = 8192)
  async throws -> Deduplicated
{
  let comparison = try comparison(threshold: threshold)
  var index = PairIndex(comparison)
  for start in stride(from: 0, to: pairs.count, by: 100) {
    var block = PairBlock(comparison)
    for pair in pairs[start..<min(start + 100, pairs.count)] {
      block.add(pair, recordLength: JSONValue.object(pair.json).encoded().count)
    }
    block.finish()
    index.append(block)
  }
  let idOrder = await index.idOrder(threads: threads)
  try index.checkIdentifiers(idOrder) { JSONValue.object(pairs[$0].json).encoded() }
  var deduplicator = try await Deduplicator(index, idOrder: idOrder, threads: threads, batchSize: batchSize)
  let matches = try await deduplicator.matches()
  var result = Deduplicated()
  for (pair, match) in zip(pairs, matches) {
    if let match {
      result.duplicates.append(
        DuplicateRecord(
          pair: pair, keptID: pairs[match.place].id, method: match.method, score: match.score,
          isSwapped: match.isSwapped))
    } else {
      result.unique.append(pair)
    }
  }
  result.hotBuckets = deduplicator.hotBuckets
  result.comparisonsLeftOut = deduplicator.comparisonsLeftOut
  return result
}
