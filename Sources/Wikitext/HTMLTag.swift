/// A tag of HTML, and what stands for it in prose.
struct HTMLTag {
  /// The byte after its `>`.
  let end: Int
  let marker: Marker?
  /// Whether it begins an item of a list.
  let isListItem: Bool

  /// The tag that begins at `start`, or nil when that `<` is text. Looks no further than the next `<`.
  init?(in bytes: [UInt8], at start: Int, end limit: Int) {
    var index = start + 1
    let isClosing = index < limit && bytes[index] == ASCII.slash
    if isClosing { index += 1 }
    let nameStart = index
    while index < limit, ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) || bytes[index] == ASCII.hyphen {
      index += 1
    }
    guard index > nameStart, index - nameStart <= 20, index < limit, ASCII.isLetter(bytes[nameStart]) else {
      return nil
    }
    guard bytes[index] == ASCII.greater || bytes[index] == ASCII.slash || ASCII.isWhitespace(bytes[index]) else {
      return nil
    }
    let name = String(decoding: bytes[nameStart..<index].lazy.map(ASCII.lowercased), as: UTF8.self)
    while index < limit, bytes[index] != ASCII.greater {
      guard bytes[index] != ASCII.less else { return nil }
      index += 1
    }
    guard index < limit else { return nil }
    end = index + 1
    isListItem = name == "li" && !isClosing
    if name == "br" {
      marker = .lineBreak
    } else {
      marker = Self.blocks.contains(name) ? .blockBreak : nil
    }
  }

  private static let blocks: Set<String> = [
    "p", "div", "blockquote", "center", "hr", "ul", "ol", "dl", "dd", "dt", "table", "tr", "td", "th", "caption",
    "h1", "h2", "h3", "h4", "h5", "h6", "section", "poem", "pre", "gallery", "references",
  ]
}
