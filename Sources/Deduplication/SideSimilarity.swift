/// How alike the questions of two pairs are, side by side and crosswise.
struct SideSimilarity {
  /// Of the questions for, and of the questions against.
  let straight: (Double, Double)
  /// Of the question for with the other's question against, and of the question against with the other's question for.
  let crosswise: (Double, Double)

  /// - Parameters:
  ///   - texts: as ``ComparedPair/texts``.
  ///   - others: those of the other pair.
  ///   - set: filled anew.
  init(_ texts: ArraySlice<UInt8>, _ others: ArraySlice<UInt8>, _ set: inout ShingleSet) {
    let (mine, theirs) = (Self.questions(of: texts), Self.questions(of: others))
    let counts = theirs.map { side in
      set.fill(side)
      return set.count
    }
    func similarities(_ side: Int, _ set: inout ShingleSet) -> [Double] {
      set.fill(mine[side])
      return theirs.indices.map { jaccard(common: set.countInCommon(theirs[$0]), set.count, counts[$0]) }
    }
    let (forQuestion, againstQuestion) = (similarities(0, &set), similarities(1, &set))
    straight = (forQuestion[0], againstQuestion[1])
    crosswise = (forQuestion[1], againstQuestion[0])
  }

  private static func questions(of texts: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    texts.split(separator: 0, omittingEmptySubsequences: false).suffix(2)
  }

  /// Whether the sides match crosswise rather than straight.
  ///
  /// It goes by the texts alone. Where two pairs put one question as "should" and "should not" on the same side, each
  /// against its own opposite, crosswise is the better match and the pair is the swapped one. Where the other side is
  /// told in words of its own, so that no text of one pair is near the opposite side of the other, the reversal
  /// cannot be seen, and the pairs count as matching straight; either way they are one issue.
  var isSwapped: Bool { crosswise.0 + crosswise.1 > straight.0 + straight.1 }
}
