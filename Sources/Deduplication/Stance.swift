/// Where a question stands, by its cues.
struct Stance {
  private var isNegated = false
  /// Rows of opposites.
  private var left: Set<Int> = []
  private var right: Set<Int> = []

  init(_ cues: [PolarityCue]) {
    var negations = 0
    var isConcordant = false
    for cue in cues {
      for meaning in cue.meanings {
        switch meaning {
        case .idiom: continue
        case .negation: negations += 1
        case .concord: isConcordant = true
        case .left(let row): left.insert(row)
        case .right(let row): right.insert(row)
        }
      }
    }
    isNegated = negations == 0 ? isConcordant : !negations.isMultiple(of: 2)
    // Who names both sides of a row stands on none.
    let both = left.intersection(right)
    left.subtract(both)
    right.subtract(both)
  }

  func isOpposite(to other: Stance) -> Bool {
    let rows = left.intersection(other.right).count + right.intersection(other.left).count
    return !((isNegated == other.isNegated ? 0 : 1) + rows).isMultiple(of: 2)
  }
}
