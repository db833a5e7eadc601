extension Preprocessor {
  /// Reads what begins with `<`: a comment, an extension tag, or text.
  mutating func readAngle() {
    if bytes.has("<!--", at: index) { return readComment() }
    let isClosing = index + 1 < bytes.count && bytes[index + 1] == ASCII.slash
    let name = tagName(at: index + (isClosing ? 2 : 1))
    if let name, TagTreatment.ignored.contains(name) {
      return readIgnoredTag()
    }
    if !isClosing, let name {
      if let treatment = TagTreatment.ofTag[name] { return readExtensionTag(name, treatment) }
      if name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), "123456".contains(name.suffix(1)) {
        page.htmlHeadings.append(index)
      }
    }
    index += 1
  }

  /// The lower-case name of a tag at `start` that a blank, `/` or `>` follows.
  private func tagName(at start: Int) -> String? {
    var end = start
    while end < bytes.count, end - start <= TagTreatment.longestName,
      ASCII.isLetter(bytes[end]) || (end > start && ASCII.isDigit(bytes[end]))
    {
      end += 1
    }
    guard end > start, end < bytes.count, end - start <= TagTreatment.longestName else { return nil }
    guard bytes[end] == ASCII.greater || bytes[end] == ASCII.slash || ASCII.isWhitespace(bytes[end]) else { return nil }
    return String(decoding: bytes[start..<end].lazy.map(ASCII.lowercased), as: UTF8.self)
  }

  /// The place of the `>` that ends the tag at `index`. One failed search is remembered for the rest of the page.
  private mutating func tagEnd() -> Int? {
    guard !noMoreGreater else { return nil }
    let end = bytes.find(">", from: index)
    noMoreGreater = end == nil
    return end
  }

  private mutating func readIgnoredTag() {
    guard let end = tagEnd() else { return skip(1) }
    page.constructs.append(Construct(kind: .ignoredTag, range: index..<end + 1, content: end..<end))
    index = end + 1
  }

  private mutating func readExtensionTag(_ name: String, _ treatment: TagTreatment) {
    guard !noMoreClosing.contains(name), treatment != .poem || index >= poemEnd, let end = tagEnd() else {
      return skip(1)
    }
    let start = index
    let content = end + 1
    if bytes[end - 1] == ASCII.slash {
      append(.tag(treatment == .poem ? .goneInline : treatment), start..<content, content..<content)
    } else if let closing = closingTag(of: name, from: content) {
      append(.tag(treatment), start..<closing.upperBound, content..<closing.lowerBound)
      if treatment == .poem {
        index = content
        poemEnd = closing.lowerBound
      }
    } else if name == "includeonly" {
      append(.tag(treatment), start..<bytes.count, content..<bytes.count)
    } else {
      // Without an end the tag is text, and so is every later one of its name.
      noMoreClosing.insert(name)
      index = content
    }
  }

  private mutating func append(_ kind: Construct.Kind, _ range: Range<Int>, _ content: Range<Int>) {
    page.constructs.append(Construct(kind: kind, range: range, content: content))
    index = range.upperBound
  }

  /// The first `</name>` at or after `start`.
  private func closingTag(of name: String, from start: Int) -> Range<Int>? {
    var from = start
    while let open = bytes.find("</", from: from) {
      var end = open + 2
      for byte in name.utf8 {
        guard end < bytes.count, ASCII.lowercased(bytes[end]) == byte else { break }
        end += 1
      }
      if end - open - 2 == name.utf8.count {
        while end < bytes.count, ASCII.isWhitespace(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == ASCII.greater { return open..<end + 1 }
      }
      from = open + 2
    }
    return nil
  }

  /// Reads a comment, and with it its line when comments have the line for themselves.
  private mutating func readComment() {
    let start = index
    guard let close = bytes.find("-->", from: start + 4) else {
      return append(.comment, start..<bytes.count, start..<start)
    }
    var blankStart = start
    while blankStart > 0, ASCII.isBlank(bytes[blankStart - 1]) { blankStart -= 1 }
    noteComment(from: blankStart, to: close + 3)
    append(.comment, start..<close + 3, start..<start)
    guard blankStart > 0, bytes[blankStart - 1] == ASCII.newline else { return }
    var end = afterBlanks(close + 3)
    while bytes.has("<!--", at: end), let next = bytes.find("-->", from: end + 4) { end = afterBlanks(next + 3) }
    guard end < bytes.count, bytes[end] == ASCII.newline else { return }
    page.constructs.removeLast()
    append(.comment, start..<end + 1, start..<start)
    startLine()
  }

  private func afterBlanks(_ position: Int) -> Int {
    var position = position
    while position < bytes.count, ASCII.isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// Tells an open heading where its comments are: what is visible of it ends before the last run of them.
  private mutating func noteComment(from blankStart: Int, to end: Int) {
    guard let top = stack.last, top.kind == .heading else { return }
    if top.commentEnd < 0 || top.commentEnd != blankStart { stack[stack.count - 1].visualEnd = blankStart }
    stack[stack.count - 1].commentEnd = end
  }
}
