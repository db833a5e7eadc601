extension Preprocessor {
  /// Opens a heading when the line that begins here begins with `=`.
  mutating func startLine() {
    let count = bytes.run(of: ASCII.equals, from: index, limit: 6)
    // A single `=` where a template's argument may have one is taken for that.
    guard count > 0, count > 1 || !expectsEquals else { return }
    stack.append(Opening(kind: .heading, start: index, count: count))
    index += count
  }

  /// Ends the heading on top of the stack, if one is there, at the line's end.
  mutating func endHeadingIfOpen() {
    guard let top = stack.last, top.kind == .heading else { return }
    stack.removeLast()
    var end = withoutBlanks(before: index, after: top.start)
    if top.commentEnd == end, top.visualEnd >= 0 { end = withoutBlanks(before: top.visualEnd, after: top.start) }
    var signs = 0
    while end - signs > top.start, bytes[end - signs - 1] == ASCII.equals { signs += 1 }
    // A line of nothing but signs keeps one or two of them as its title.
    let level = end - signs == top.start ? (signs < 3 ? 0 : min(6, (signs - 1) / 2)) : min(signs, top.count)
    guard level > 0 else { return }
    page.constructs.append(
      Construct(
        kind: .heading(level: level), range: top.start..<index, content: top.start + level..<end - level))
  }

  private func withoutBlanks(before end: Int, after start: Int) -> Int {
    var end = end
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }
}
