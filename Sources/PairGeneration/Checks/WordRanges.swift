/// Where the words of a text are. A point within "U.S." divides none.
struct WordRanges: Sequence, IteratorProtocol {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  mutating func next() -> Range<Int>? {
    while index < scalars.count, !scalars[index].isInWord { index += 1 }
    guard index < scalars.count else { return nil }
    let start = index
    var sincePoint = 0
    while index < scalars.count {
      if scalars[index].isInWord {
        sincePoint += 1
      } else if scalars[index] == ".", sincePoint == 1, isSingleLetter(at: index + 1) {
        sincePoint = 0
      } else {
        break
      }
      index += 1
    }
    return start..<index
  }

  private func isSingleLetter(at index: Int) -> Bool {
    guard index < scalars.count, scalars[index].isCapital, scalars[index - 2].isCapital else { return false }
    return index + 1 == scalars.count || !scalars[index + 1].isInWord
  }
}

extension Unicode.Scalar {
  var isCapital: Bool {
    isASCII ? (0x41...0x5A).contains(value) : properties.isUppercase || properties.generalCategory == .titlecaseLetter
  }

  fileprivate var isInWord: Bool {
    if isASCII { return (0x61...0x7A).contains(value | 0x20) || (0x30...0x39).contains(value) }
    // The apostrophe of Ukrainian, a letter to Unicode.
    if value == 0x2BC { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: return true
    case .modifierLetter, .otherLetter: return LetterScript(self)?.isUnspaced != true
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return false
    }
  }
}
