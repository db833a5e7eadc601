/// What a template leaves in prose: parts of its own source, and words.
struct TemplateRenderer {
  enum Piece {
    /// Wikitext of the page, still to be read.
    case source(Range<Int>)
    /// Plain text.
    case text(String)
    /// Wikitext that is not the page's.
    case markup(String)
    case marker(Marker)
  }

  let page: PreprocessedPage
  let templates: TemplateTable
  private var bytes: [UInt8] { page.bytes }

  /// Linear in the number of arguments and the length of their names.
  func pieces(of construct: Construct) -> [Piece] {
    let arguments = TemplateArguments(of: construct, in: page)
    switch templates.role(of: arguments.name) {
    case .gone, .hatnote: return [.marker(.gap)]
    case .footnote: return [.marker(.softGap)]
    case .quotation(let author, let source): return quotation(arguments, author, source)
    case .functionArgument: return functionArgument(of: construct)
    case .argument(let numbers):
      let label = arguments.value(templates.parameters.label, in: bytes)
      return source(label ?? numbers.lazy.compactMap { arguments.value($0, in: bytes) }.first)
    case .lastArgument: return source(arguments.value(arguments.numbered.count, in: bytes))
    case .joined(let words): return joined(arguments, words)
    case .ordinal(let number): return ordinal(arguments, number)
    case .text(let text): return [.text(text)]
    case .markup(let text): return [.markup(text)]
    case .money(let sign): return money(arguments, sign)
    case .convert: return [.text(Measure(arguments, bytes, units: templates.units).text)]
    case .value: return value(arguments)
    case .fraction: return fraction(arguments)
    case .asOf: return asOf(arguments)
    case .date: return date(arguments)
    case .nihongo: return nihongo(arguments)
    case .harvardText: return harvardText(arguments)
    case .ship: return [.text(arguments.name.uppercased() + " ")] + source(arguments.value(1, in: bytes))
    }
  }

  private func source(_ range: Range<Int>?) -> [Piece] {
    range.map { [.source($0)] } ?? [.marker(.gap)]
  }

  /// The argument of `{{lc:…}}`, which stands in the template's name.
  private func functionArgument(of construct: Construct) -> [Piece] {
    let content = construct.content
    guard let colon = bytes[content].firstIndex(of: ASCII.colon) else { return [.marker(.gap)] }
    let length = TemplateArguments.firstPipe(of: construct, in: page) ?? content.upperBound
    let argument = bytes.trimmed(colon + 1..<max(colon + 1, length))
    return source(argument.isEmpty ? nil : argument)
  }

  private func quotation(_ arguments: TemplateArguments, _ author: Int, _ source: Int) -> [Piece] {
    let text = arguments.value(templates.parameters.text, in: bytes) ?? arguments.value(1, in: bytes)
    guard let text else { return [.marker(.gap)] }
    let isTextNumbered = arguments.value(1, in: bytes) == text
    let by =
      arguments.value(templates.parameters.author, in: bytes)
      ?? (isTextNumbered ? arguments.value(author, in: bytes) : nil)
    let from =
      arguments.value(templates.parameters.source, in: bytes)
      ?? (isTextNumbered ? arguments.value(source, in: bytes) : nil)
    var pieces: [Piece] = [.marker(.blockBreak), .source(text)]
    if by != nil || from != nil {
      pieces += [.marker(.lineBreak), .marker(.gap), .text("— ")]
      if let by { pieces.append(.source(by)) }
      if by != nil, from != nil { pieces.append(.text(", ")) }
      if let from { pieces.append(.source(from)) }
    }
    return pieces + [.marker(.blockBreak)]
  }

  private func money(_ arguments: TemplateArguments, _ sign: String) -> [Piece] {
    guard let amount = arguments.value(1, in: bytes) else { return [.text(sign)] }
    let scale = ["c": " crore", "l": " lakh", "m": " million", "b": " billion", "k": " thousand"]
    let word = arguments.text(arguments.value(2, in: bytes), in: bytes)
    return [.text(sign), .source(amount), .text(scale[word] ?? "")]
  }

  private func value(_ arguments: TemplateArguments) -> [Piece] {
    guard let number = arguments.value(1, in: bytes) else { return [.marker(.gap)] }
    var pieces: [Piece] = [.source(number)]
    if let power = arguments.value(["e"], in: bytes) { pieces += [.text("×10^"), .source(power)] }
    if let unit = arguments.value(["u", "ul"], in: bytes) { pieces += [.text(" "), .source(unit)] }
    if let unit = arguments.value(["up", "upl"], in: bytes) { pieces += [.text("/"), .source(unit)] }
    return pieces
  }
}
