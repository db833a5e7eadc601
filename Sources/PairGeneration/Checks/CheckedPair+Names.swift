import Artifacts

extension CheckedPair {
  func nameFaults(in section: SectionRecord) -> [String] {
    guard let wording else { return [] }
    let claims = texts.map { NameClaims($0, wording) }
    guard claims.contains(where: { !$0.isEmpty }) else { return [] }
    let source = NameSource(section)
    guard !source.isCut else { return [] }
    let initials = claims.reduce(into: Set<Unicode.Scalar>()) { $0.formUnion($1.initials) }
    let words = initials.isEmpty ? NameWords() : source.words(withInitials: initials)
    let numbers = claims.allSatisfy(\.numbers.isEmpty) ? [] : source.numbers
    // The 1950s may be what the section says of 1956.
    let decades = Set(numbers.filter { $0.utf8.count == 4 }.map { "\($0.prefix(3))0" })
    return claims.compactMap { claim in
      let missing =
        claim.things.filter { !$0.isHeld(by: source, words) }.map(\.written)
        + claim.numbers.filter { !numbers.contains($0) && !decades.contains($0) }
      guard !missing.isEmpty else { return nil }
      let list = missing.prefix(5).map(\.asQuotation).joined(separator: ", ")
      return
        "\(claim.field) names \(list), which neither the section nor its title does; leave out what they do not hold."
    }
  }
}

/// What a text names.
private struct NameClaims {
  /// The most that is looked up; no question that a person can answer names as much.
  private static let limit = 40

  let field: String
  let things: [NamedThing]
  let numbers: [String]

  init(_ text: CheckedText, _ wording: Wording) {
    field = text.field
    let words = NameFinder.words(in: text.quoted.plain)
    let names = NameFinder.chains(of: NameFinder.names(in: words), in: words).lazy.flatMap { chain in
      let capitalised = chain.joined().filter { !wording.functionWords.contains(words[$0].folded) }
      let acronyms = [capitalised, capitalised.filter { !words[$0].beginsSentence }].map { indices in
        String(String.UnicodeScalarView(indices.compactMap { words[$0].folded.unicodeScalars.first }))
      }
      return chain.compactMap {
        NamedThing(run: $0, acronyms: acronyms, of: words, placesNeedSupport: text.isQuestion, wording)
      }
    }
    let quotations = text.quoted.quotations.lazy.compactMap { NamedThing(quotation: $0, wording) }
    let katakana = wording.isUnspaced ? NamedThing.katakanaNames(in: text.quoted.plain) : []
    things = Array((Array(names) + Array(quotations) + katakana).prefix(Self.limit))
    numbers = Array(NumberFinder.numbers(in: Array(text.original.unicodeScalars)).prefix(Self.limit))
  }

  var isEmpty: Bool { things.isEmpty && numbers.isEmpty }

  /// The first letters of the words to look for.
  var initials: Set<Unicode.Scalar> { Set(things.flatMap(\.words).compactMap { $0.unicodeScalars.first }) }
}

extension NamedThing {
  fileprivate var words: [String] {
    switch evidence {
    case .name(let words, let acronyms): words.map(\.folded) + words.compactMap(\.compound) + acronyms
    case .quotation(let words): words
    case .anyPart: []
    }
  }

  fileprivate func isHeld(by source: NameSource, _ words: NameWords) -> Bool {
    switch evidence {
    case .anyPart(let parts): return parts.contains(where: source.holds)
    case .quotation(let quoted): return quoted.count(where: words.holds(formOf:)) * 2 >= quoted.count
    case .name(let named, let acronyms):
      let held = named.map { words.holds(formOf: $0.folded) || $0.compound.map(words.holds(formOf:)) ?? false }
      if held.last == true || held.count(where: \.self) * 2 > held.count { return true }
      if acronyms.contains(where: { $0.unicodeScalars.count >= 2 && words.holds($0) }) { return true }
      // The section may spell out an acronym.
      guard named.count == 1, written.unicodeScalars.count(where: \.isCapital) >= 2 else { return false }
      let name = named[0].folded
      return words.spell(name) || name.hasSuffix("s") && words.spell(String(name.dropLast()))
    }
  }
}
