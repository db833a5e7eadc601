/// One `[[…]]`, the brackets included.
struct InternalLink {
  let range: Range<Int>
  /// Where its first `|` stands.
  let pipe: Int?

  /// Adds what is left out of prose. Linear in the length of the target; of the label only when it is looked at.
  func edit(in bytes: [UInt8], namespaces: WikiNamespaces, into edits: inout [FlatEdit]) {
    let inner = range.lowerBound + 2..<range.upperBound - 2
    let target = inner.lowerBound..<(pipe ?? inner.upperBound)
    guard isTarget(target, in: bytes) else { return }
    switch namespaces.kind(of: target, in: bytes) {
    case .file, .category, .interlanguage:
      return edits.append(FlatEdit(range: range, marker: .gap))
    case .otherNamespace, .article: break
    }
    var shown = inner
    if let pipe { shown = pipe + 1..<inner.upperBound }
    if bytes.trimmed(shown).isEmpty, pipe != nil { shown = shortened(target, in: bytes, namespaces: namespaces) }
    let trimmed = bytes.trimmed(shown)
    if pipe == nil, !trimmed.isEmpty, bytes[trimmed.lowerBound] == ASCII.colon {
      shown = trimmed.lowerBound + 1..<trimmed.upperBound
    }
    edits.append(FlatEdit(range: range.lowerBound..<shown.lowerBound))
    edits.append(FlatEdit(range: shown.upperBound..<range.upperBound))
  }

  /// The title of the page that is linked to, without namespace check, fragment and leading colon.
  static func title(of target: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let target = bytes.trimmed(target)
    let start = target.first.map { bytes[$0] == ASCII.colon } == true ? target.lowerBound + 1 : target.lowerBound
    let end = bytes[start..<target.upperBound].firstIndex(of: ASCII.hash) ?? target.upperBound
    return bytes.trimmed(start..<end)
  }

  private func isTarget(_ target: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard !bytes.trimmed(target).isEmpty else { return false }
    for byte in bytes[target] {
      switch byte {
      case ASCII.openBracket, ASCII.closeBracket, ASCII.openBrace, ASCII.closeBrace, ASCII.less, ASCII.greater,
        ASCII.newline:
        return false
      default: continue
      }
    }
    return true
  }

  /// The pipe trick: `A` of `A (film)`, of `A, B` and of `Help:A`.
  private func shortened(_ target: Range<Int>, in bytes: [UInt8], namespaces: WikiNamespaces) -> Range<Int> {
    var shown = bytes.trimmed(target)
    if bytes[shown.lowerBound] == ASCII.colon { shown = shown.lowerBound + 1..<shown.upperBound }
    if namespaces.kind(of: target, in: bytes) != .article || shown.lowerBound > target.lowerBound,
      let colon = bytes[shown].firstIndex(of: ASCII.colon)
    {
      shown = colon + 1..<shown.upperBound
    }
    if let last = shown.last, bytes[last] == ASCII.closeParenthesis,
      let open = bytes[shown].lastIndex(of: ASCII.openParenthesis), open > shown.lowerBound
    {
      shown = shown.lowerBound..<open
    } else if let comma = bytes[shown].firstIndex(of: ASCII.comma), comma > shown.lowerBound {
      shown = shown.lowerBound..<comma
    }
    return bytes.trimmed(shown)
  }
}
