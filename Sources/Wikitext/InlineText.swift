/// Renders short parts of a page, such as headings and arguments, as one line of plain text.
struct InlineText {
  let page: PreprocessedPage
  let wiki: WikiConventions

  /// Linear in the length of the range, and logarithmic in the number of constructs of the page.
  func text(of range: Range<Int>) -> String {
    if let plain = plainText(of: range) { return plain }
    var flattener = Flattener(page: page, templates: wiki.templates)
    flattener.flatten(range)
    let flat = FlatText(flattener, wiki)
    var unquoted: [UInt8] = []
    Quotes.appendUnquoted(InlineWalk.walk(0..<flat.bytes.count, of: flat)[...], to: &unquoted)
    let plain = PlainBytes(unquoted[...]).bytes.map { byte in
      switch byte {
      case ASCII.newline, Marker.lineBreak.rawValue, Marker.blockBreak.rawValue: ASCII.space
      default: byte
      }
    }
    var line: [UInt8] = []
    Tidy.append(plain, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// The text itself when it holds nothing that could be markup, as nearly all headings do.
  private func plainText(of range: Range<Int>) -> String? {
    let range = page.bytes.trimmed(range)
    var last: UInt8 = 0
    for byte in page.bytes[range] {
      let isPlain =
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || (byte == ASCII.space && last != byte) || byte == ASCII.hyphen
        || byte == ASCII.comma || byte == ASCII.period
      guard isPlain else { return nil }
      last = byte
    }
    return String(decoding: page.bytes[range], as: UTF8.self)
  }
}
