import Artifacts

/// A section with its titles, to be asked whether it holds a name. What is asked often is found at once; the rest of a
/// text is not looked at behind ``limit``.
struct NameSource {
  /// In Unicode scalars: ten times the longest section that is worth a prompt.
  private static let limit = 400_000

  /// The titles, then the text.
  private let scalars: [Unicode.Scalar]
  /// Whether the text goes on behind the limit, so that no name can be said to be missing.
  let isCut: Bool

  /// - Complexity: O(length), at most O(limit).
  init(_ section: SectionRecord) {
    var scalars: [Unicode.Scalar] = []
    for text in [section.pageTitle] + section.headingPath + [section.text] {
      scalars.append(contentsOf: text.unicodeScalars.prefix(Self.limit - scalars.count))
      scalars.append("\n")
      if scalars.count >= Self.limit { break }
    }
    isCut = scalars.count >= Self.limit
    self.scalars = scalars
  }

  var numbers: Set<String> { Set(NumberFinder.numbers(in: scalars)) }

  /// Whether a part of a text stands somewhere, be it within a word.
  func holds(_ part: String) -> Bool { scalars.hold(Array(part.unicodeScalars)) }

  /// The words that have a certain initial, and the initials of all words.
  ///
  /// - Complexity: O(length); only words with these initials are folded.
  func words(withInitials initials: Set<Unicode.Scalar>) -> NameWords {
    var words = NameWords()
    var seen: Set<String> = []
    for range in WordRanges(scalars) {
      let initial = scalars[range.lowerBound].lowercased
      words.append(initial: initial, isCapital: scalars[range.lowerBound].isCapital, length: range.count)
      if initials.contains(initial), seen.insert(String(String.UnicodeScalarView(scalars[range]))).inserted {
        words.insert(NameFinder.fold(scalars[range]))
      }
    }
    return words
  }
}

/// Words of a section that names can be found among.
struct NameWords {
  private var forms = WordForms()
  private var words: Set<String> = []
  /// What acronyms are made of: the initials of all words, of the capitalised ones, and of those longer than "of".
  private var initials: [Unicode.Scalar] = []
  private var capitals: [Unicode.Scalar] = []
  private var longer: [Unicode.Scalar] = []

  fileprivate mutating func append(initial: Unicode.Scalar, isCapital: Bool, length: Int) {
    initials.append(initial)
    if isCapital { capitals.append(initial) }
    if length > 3 { longer.append(initial) }
  }

  fileprivate mutating func insert(_ word: String) {
    words.insert(word)
    forms.insert(word)
  }

  func holds(_ word: String) -> Bool { words.contains(word) }

  func holds(formOf word: String) -> Bool { forms.holds(formOf: word) }

  /// Whether words with these initials stand in a row.
  func spell(_ acronym: String) -> Bool {
    let letters = Array(acronym.unicodeScalars)
    return initials.hold(letters) || capitals.hold(letters) || longer.hold(letters)
  }
}

extension [Unicode.Scalar] {
  /// - Complexity: O(count × length of the part).
  fileprivate func hold(_ part: [Unicode.Scalar]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return indices.dropLast(part.count - 1).contains { self[$0] == first && self[$0...].starts(with: part) }
  }
}

extension Unicode.Scalar {
  var lowercased: Unicode.Scalar {
    if isASCII { return isCapital ? Unicode.Scalar(UInt8(value) | 0x20) : self }
    if (0xFF21...0xFF3A).contains(value) { return Unicode.Scalar(UInt8(value - 0xFF21) + 0x61) }
    return properties.lowercaseMapping.unicodeScalars.first ?? self
  }
}
