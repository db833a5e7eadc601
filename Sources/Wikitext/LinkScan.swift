/// Finds the links of a flat text: what of `[[…]]`, `[http://… …]` and `-{…}-` is left out of prose.
///
/// One pass with a stack of what is open; every byte is looked at a bounded number of times.
struct LinkScan {
  private struct Opening {
    enum Kind { case link, external, variant }
    let kind: Kind
    let start: Int
    /// Where the first `|` stands, or -1.
    var pipe = -1
  }

  let bytes: [UInt8]
  let wiki: WikiConventions
  var found: [FlatEdit] = []
  private var stack: [Opening] = []
  private var index = 0
  /// Where the variant began that was closed last.
  private var lastVariant = -1

  init(bytes: [UInt8], wiki: WikiConventions) {
    self.bytes = bytes
    self.wiki = wiki
  }

  /// The edits, unsorted.
  mutating func edits() -> [FlatEdit] {
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.openBracket: open()
      case ASCII.closeBracket: close()
      case ASCII.pipe:
        if let top = stack.last, top.kind == .link, top.pipe < 0 { stack[stack.count - 1].pipe = index }
        index += 1
      case ASCII.newline: endLine()
      case Marker.heading.rawValue:
        stack.removeAll(keepingCapacity: true)
        index += 1
      case ASCII.hyphen:
        // A wiki whose language has no variants shows `-{` as it is.
        if !wiki.variants.isEmpty, bytes.has("-{", at: index), !bytes.has("-{{", at: index) {
          stack.append(Opening(kind: .variant, start: index))
          index += 1
        }
        index += 1
      case ASCII.closeBrace: closeVariant()
      default: index += 1
      }
    }
    return found
  }

  private mutating func open() {
    let count = bytes.run(of: ASCII.openBracket, from: index)
    // Of an odd run the first bracket is text, unless an address follows.
    if count % 2 == 1, ExternalLink.addressEnd(in: bytes, from: index + count) != nil {
      for pair in 0..<count / 2 { stack.append(Opening(kind: .link, start: index + pair * 2)) }
      stack.append(Opening(kind: .external, start: index + count - 1))
    } else {
      for pair in 0..<count / 2 { stack.append(Opening(kind: .link, start: index + count % 2 + pair * 2)) }
    }
    index += count
  }

  private mutating func endLine() {
    // An address and a link's target end with the line.
    while let top = stack.last, top.kind == .external || (top.kind == .link && top.pipe < 0) { stack.removeLast() }
    index += 1
  }

  private mutating func close() {
    let start = index
    index += 1
    guard let top = stack.last else { return }
    switch top.kind {
    case .external:
      stack.removeLast()
      ExternalLink.edit(top.start..<index, in: bytes, into: &found)
    case .link:
      guard index < bytes.count, bytes[index] == ASCII.closeBracket else { return }
      index += 1
      stack.removeLast()
      let link = InternalLink(range: top.start..<start + 2, pipe: top.pipe < 0 ? nil : top.pipe)
      link.edit(in: bytes, namespaces: wiki.namespaces, into: &found)
    case .variant: break
    }
  }

  private mutating func closeVariant() {
    index += 1
    guard bytes.has("}-", at: index - 1) else { return }
    // What was opened inside a variant and not closed there is text.
    guard let top = stack.last, top.kind == .variant else { return }
    index += 1
    stack.removeLast()
    let variant = LanguageVariant(range: top.start..<index, isNested: lastVariant > top.start)
    lastVariant = top.start
    variant.edit(in: bytes, variants: wiki.variants, into: &found)
  }
}
