extension TemplateRenderer {
  /// `{{frac|1|2}}` is 1/2, `{{frac|3|1|2}}` is 3 1/2, `{{frac|2}}` is 1/2.
  func fraction(_ arguments: TemplateArguments) -> [Piece] {
    let values = arguments.numbered.map { page.bytes.trimmed($0) }.filter { !$0.isEmpty }
    switch values.count {
    case 0: return [.marker(.gap)]
    case 1: return [.text("1/"), .source(values[0])]
    case 2: return [.source(values[0]), .text("/"), .source(values[1])]
    default: return [.source(values[0]), .text(" "), .source(values[1]), .text("/"), .source(values[2])]
    }
  }

  /// `{{as of|2015|5|3}}` is "As of 3 May 2015".
  func asOf(_ arguments: TemplateArguments) -> [Piece] {
    if let words = arguments.value(["alt"], in: page.bytes) { return [.source(words)] }
    guard let year = arguments.value(1, in: page.bytes) else { return [.marker(.gap)] }
    let isLower = arguments.value(["lc"], in: page.bytes) != nil
    let since = arguments.value(["since"], in: page.bytes) != nil
    var words = since ? (isLower ? "since " : "Since ") : (isLower ? "as of " : "As of ")
    let month = arguments.text(arguments.value(2, in: page.bytes), in: page.bytes)
    let day = arguments.text(arguments.value(3, in: page.bytes), in: page.bytes)
    if !month.isEmpty {
      if let day = Int(day) { words += "\(day) " }
      words += (Int(month).flatMap { (1...12).contains($0) ? Self.months[$0 - 1] : nil } ?? month) + " "
    }
    return [.text(words), .source(year)]
  }

  /// `{{birth date|1905|2|3}}` is "3 February 1905", `{{OldStyleDate|February 3|1905}}` is "February 3, 1905".
  func date(_ arguments: TemplateArguments) -> [Piece] {
    guard let first = arguments.value(1, in: page.bytes) else { return [.marker(.gap)] }
    guard Int(arguments.text(first, in: page.bytes)) != nil else {
      return [.source(first)] + (arguments.value(2, in: page.bytes).map { [.text(", "), .source($0)] } ?? [])
    }
    var words = ""
    if let month = Int(arguments.text(arguments.value(2, in: page.bytes), in: page.bytes)), (1...12).contains(month) {
      if let day = Int(arguments.text(arguments.value(3, in: page.bytes), in: page.bytes)) { words = "\(day) " }
      words += Self.months[month - 1] + " "
    }
    return [.text(words), .source(first)]
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `{{nihongo|English|kanji|romaji|extra}}` is "English (kanji, romaji, extra)".
  func nihongo(_ arguments: TemplateArguments) -> [Piece] {
    var pieces: [Piece] = []
    let english = arguments.value(1, in: page.bytes)
    if let english { pieces.append(.source(english)) }
    let rest = (2...5).compactMap { arguments.value($0, in: page.bytes) }
    guard !rest.isEmpty else { return pieces.isEmpty ? [.marker(.gap)] : pieces }
    if english != nil { pieces.append(.text(" (")) }
    for (index, part) in rest.enumerated() {
      if index > 0 { pieces.append(.text(", ")) }
      pieces.append(.source(part))
    }
    if english != nil { pieces.append(.text(")")) }
    return pieces
  }

  /// `{{harvtxt|Smith|Jones|2000|p=3}}` is "Smith & Jones (2000)".
  func harvardText(_ arguments: TemplateArguments) -> [Piece] {
    let values = arguments.numbered.map { page.bytes.trimmed($0) }.filter { !$0.isEmpty }
    guard values.count >= 2, let year = values.last else { return [.marker(.softGap)] }
    var pieces: [Piece] = []
    for (index, author) in values.dropLast().enumerated() {
      if index > 0 { pieces.append(.text(index == values.count - 2 ? " & " : ", ")) }
      pieces.append(.source(author))
    }
    return pieces + [.text(" ("), .source(year), .text(")")]
  }
}

extension TemplateArguments {
  /// Where the first `|` of a template stands.
  static func firstPipe(of construct: Construct, in page: PreprocessedPage) -> Int? {
    var next = construct.lastArgument
    var pipe: Int?
    while next >= 0 {
      pipe = page.arguments[next].pipe
      next = page.arguments[next].previous
    }
    return pipe
  }
}
