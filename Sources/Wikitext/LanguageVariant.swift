/// One `-{…}-`: text in several variants of a language, such as `-{zh-hans:甲;zh-hant:乙}-`.
struct LanguageVariant {
  let range: Range<Int>
  /// Whether another one is inside: then only the delimiters go.
  let isNested: Bool

  /// Adds what is left out of prose: all but the first of `variants` that is there, and otherwise all but the first
  /// text. Linear in its length; one that holds others is not looked into.
  func edit(in bytes: [UInt8], variants: [String], into edits: inout [FlatEdit]) {
    var inner = range.lowerBound + 2..<range.upperBound - 2
    if !isNested {
      if let pipe = flagsEnd(in: bytes, inner) {
        // Flags `H` and `T` define a conversion and show nothing.
        let hides = bytes[inner.lowerBound..<pipe].contains { $0 == UInt8(ascii: "H") || $0 == UInt8(ascii: "T") }
        if hides { return edits.append(FlatEdit(range: range, marker: .softGap)) }
        inner = pipe + 1..<inner.upperBound
      }
      inner = chosen(in: bytes, inner, variants)
    }
    edits.append(FlatEdit(range: range.lowerBound..<inner.lowerBound))
    edits.append(FlatEdit(range: inner.upperBound..<range.upperBound))
  }

  /// Where the `|` stands that ends flags such as `A` or `zh-hans;zh-hant`.
  private func flagsEnd(in bytes: [UInt8], _ inner: Range<Int>) -> Int? {
    guard let pipe = bytes[inner].firstIndex(of: ASCII.pipe) else { return nil }
    let areFlags = bytes[inner.lowerBound..<pipe].allSatisfy {
      ASCII.isLetter($0) || $0 == ASCII.hyphen || $0 == ASCII.semicolon || $0 == UInt8(ascii: "+")
        || ASCII.isWhitespace($0)
    }
    return areFlags ? pipe : nil
  }

  private func chosen(in bytes: [UInt8], _ inner: Range<Int>, _ variants: [String]) -> Range<Int> {
    var texts: [(code: String, text: Range<Int>)] = []
    var start = inner.lowerBound
    while start < inner.upperBound {
      let end = bytes[start..<inner.upperBound].firstIndex(of: ASCII.semicolon) ?? inner.upperBound
      if let colon = bytes[start..<end].firstIndex(of: ASCII.colon), isCode(bytes[bytes.trimmed(start..<colon)]) {
        texts.append((bytes.foldedName(bytes.trimmed(start..<colon)), bytes.trimmed(colon + 1..<end)))
      } else if !bytes.trimmed(start..<end).isEmpty {
        // Without a code the whole is one text for all variants.
        return inner
      }
      start = end + 1
    }
    for variant in variants {
      if let match = texts.first(where: { $0.code == variant.lowercased() }) { return match.text }
    }
    return texts.first?.text ?? inner
  }

  private func isCode(_ bytes: ArraySlice<UInt8>) -> Bool {
    (2...12).contains(bytes.count) && bytes.allSatisfy { ASCII.isLetter($0) || $0 == ASCII.hyphen }
  }
}
