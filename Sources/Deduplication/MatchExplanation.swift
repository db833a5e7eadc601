import Artifacts
import TextFolding

/// All that decides whether two pairs are duplicates.
struct MatchExplanation {
  let lines: [String]

  init(_ pair: PairRecord, _ other: PairRecord, _ comparison: PairComparison) {
    let compared = [pair, other].map { ComparedPair($0, comparison.phrases) }
    var sets = compared.map { pair in
      var set = ShingleSet()
      set.fill(pair.texts[...])
      return set
    }
    let common = sets[0].countInCommon(compared[1].texts[...])
    let score = jaccard(common: common, sets[0].count, sets[1].count)
    var sideSet = ShingleSet()
    let sides = SideSimilarity(compared[0].texts[...], compared[1].texts[...], &sideSet)
    let isExact = compared[0].exactKey == compared[1].exactKey
    let isShort = !sets.allSatisfy(\.hasFullShingle)

    var lines: [String] = []
    for (index, pair) in [pair, other].enumerated() {
      lines += Self.describe(pair, compared[index], shingles: sets[index].count)
    }
    lines.append("equal after folding: \(isExact ? "yes" : "no")")
    lines.append(
      "Jaccard similarity: \(Self.number(score)) (\(common) shingles in common of "
        + "\(sets[0].count + sets[1].count - common))")
    lines.append(
      "  straight:  for and for \(Self.number(sides.straight.0)), against and against \(Self.number(sides.straight.1))")
    lines.append(
      "  crosswise: for and against \(Self.number(sides.crosswise.0)), "
        + "against and for \(Self.number(sides.crosswise.1))")
    lines.append("threshold: \(comparison.threshold)")
    let isCandidate = !isShort && Self.describeBands(sets, comparison, score, &lines)
    let verdict =
      if isExact {
        "exact duplicates" + (compared[0].isOrdered == compared[1].isOrdered ? "" : ", with their sides exchanged")
      } else if isShort {
        "no duplicates: texts as short as these are only compared as a whole"
      } else if score < comparison.threshold {
        "no duplicates: the similarity is below the threshold"
      } else if isCandidate {
        "near duplicates" + (sides.isSwapped ? ", with their sides exchanged" : "")
      } else {
        "near duplicates that are missed: they share no band"
      }
    self.lines = lines + ["verdict: \(verdict)"]
  }

  private static func describe(_ pair: PairRecord, _ compared: ComparedPair, shingles: Int) -> [String] {
    let names = ["issue", "for", "against"]
    let folded = [pair.issueDescription, pair.forQuestion, pair.againstQuestion].map { FoldedText($0).text }
    let rest = compared.texts.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    var lines = [pair.id]
    for (index, name) in names.enumerated() {
      lines.append("  \(name): \(folded[index])")
      if rest[index] != folded[index] { lines.append("    without shared phrases: \(rest[index])") }
    }
    return lines + ["  shingles: \(shingles)"]
  }

  /// - Returns: whether a band agrees.
  private static func describeBands(
    _ sets: [ShingleSet], _ comparison: PairComparison, _ score: Double, _ lines: inout [String]
  ) -> Bool {
    let keys = sets.map { comparison.bandKeys(of: $0) }
    let agreeing = zip(keys[0], keys[1]).count { $0 == $1 }
    let banding = comparison.banding
    lines.append(
      "bands that agree: \(agreeing) of \(banding.bands), \(banding.rows) rows each "
        + "(\(agreeing > 0 ? "they are" : "no") candidates; at this similarity pairs are with a probability of "
        + "\(number(banding.recall(at: score))))")
    return agreeing > 0
  }

  static func number(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
}
