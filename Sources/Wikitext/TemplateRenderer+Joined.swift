extension TemplateRenderer {
  /// Several arguments with words between and around them; a gap when all of them are blank.
  func joined(_ arguments: TemplateArguments, _ words: JoinedArguments) -> [Piece] {
    let last = min(words.to, arguments.numbered.count)
    let values = (words.from..<max(words.from, last + 1)).compactMap { arguments.value($0, in: page.bytes) }
    guard !values.isEmpty else { return [.marker(.gap)] }
    let isAround = words.needs.map { arguments.value($0, in: page.bytes) != nil } ?? true
    var pieces: [Piece] = isAround ? [.text(words.before)] : []
    for (index, value) in values.enumerated() {
      if index > 0 { pieces.append(.text(words.between)) }
      pieces.append(.source(value))
    }
    return pieces + (isAround ? [.text(words.after)] : [])
  }

  /// Numbers with their endings. An argument of small letters is an ending that the author wrote, as in
  /// `{{s|XIX|e}}`, and so are those after a number's capitals or digits.
  func ordinal(_ arguments: TemplateArguments, _ number: OrdinalNumber) -> [Piece] {
    let values = (1..<arguments.numbered.count + 1).compactMap { arguments.value($0, in: page.bytes) }
      .map { withoutEnding($0) }.filter { !$0.isEmpty }
    guard !values.isEmpty else { return [.marker(.gap)] }
    var pieces: [Piece] = []
    for (index, value) in values.enumerated() {
      if index > 0 { pieces.append(.text(number.between)) }
      let isFirst = ["1", "I"].contains(arguments.text(value, in: page.bytes))
      pieces += [.source(value), .text(isFirst ? number.first : number.others)]
    }
    return pieces + [.text(number.after)]
  }

  private func withoutEnding(_ value: Range<Int>) -> Range<Int> {
    var end = value.upperBound
    while end > value.lowerBound, page.bytes[end - 1] >= 0x80 || isSmall(page.bytes[end - 1]) { end -= 1 }
    return value.lowerBound..<end
  }

  private func isSmall(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) && !ASCII.isUppercase(byte) }
}
