/// A quick look at a page's bytes, which tells many pages that hold nothing of interest from the rest without reading
/// them as MediaWiki does. It may be wrong in one direction only: what it lets pass is still to be read.
///
/// Headings and hatnotes are looked for wherever they might stand, in comments and templates too. What goes on after its
/// line or template ends, as a comment may, counts as of interest.
package struct PageGlance {
  /// A longer hatnote counts as of interest, so that not every one is followed to the page's end; in bytes.
  private static let longestHatnote = 4096

  private let bytes: [UInt8]
  private let wiki: WikiConventions
  private let isHeadingOfInterest: (String) -> Bool
  private let isTargetOfInterest: (String) -> Bool

  /// - Parameters:
  ///   - wikitext: the page's text.
  ///   - isHeadingOfInterest: is asked about the titles of headings.
  ///   - isTargetOfInterest: is asked about the pages that hatnotes name as main articles.
  package init(
    _ wikitext: [UInt8], wiki: WikiConventions, isHeadingOfInterest: @escaping (String) -> Bool,
    isTargetOfInterest: @escaping (String) -> Bool
  ) {
    bytes = wikitext
    self.wiki = wiki
    self.isHeadingOfInterest = isHeadingOfInterest
    self.isTargetOfInterest = isTargetOfInterest
  }

  /// Whether the page may have a heading or a main article of interest, or a heading in HTML. Linear in its length, and
  /// several times as fast as reading it.
  package var mayHoldSomething: Bool {
    if mayHoldSomething(inLineAt: 0) { return true }
    var index = 0
    while index < bytes.count {
      let run: Int
      switch bytes[index] {
      case ASCII.newline:
        run = 1
        if mayHoldSomething(inLineAt: index + 1) { return true }
      case ASCII.less:
        run = 1
        if isHTMLHeading(at: index) { return true }
      case ASCII.openBrace:
        run = bytes.run(of: ASCII.openBrace, from: index)
        if run > 1, isTemplateOfInterest(at: index + run) { return true }
      default: run = 1
      }
      index = bytes.nextOfInterest(from: index + run)
    }
    return false
  }

  private func mayHoldSomething(inLineAt start: Int) -> Bool {
    guard start < bytes.count else { return false }
    switch bytes[start] {
    case ASCII.equals: return mayHoldHeading(inLineAt: start)
    case ASCII.colon, ASCII.apostrophe:
      return wiki.templates.writtenHatnotes.isMain(bytes[start..<endOfLine(from: start)]) == true
    default: return false
    }
  }

  private func mayHoldHeading(inLineAt start: Int) -> Bool {
    let line = bytes.trimmed(start..<endOfLine(from: start))
    guard isWhole(line) else { return true }
    guard bytes[line.upperBound - 1] == ASCII.equals else { return false }
    if let title = plainTitle(of: line) { return isHeadingOfInterest(title) }
    let page = WikitextPage(Array(bytes[line]), wiki: wiki)
    return page.sections.sections.contains { isHeadingOfInterest($0.title) }
  }

  /// The title of a heading that holds nothing but letters, digits and blanks, as nearly all do in English.
  private func plainTitle(of line: Range<Int>) -> String? {
    let signs = bytes.run(of: ASCII.equals, from: line.lowerBound)
    guard signs <= 6, line.count > 2 * signs else { return nil }
    let title = line.lowerBound + signs..<line.upperBound - signs
    let isPlain = bytes[title].allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.space }
    let isEven = bytes[title.upperBound..<line.upperBound].allSatisfy { $0 == ASCII.equals }
    return isPlain && isEven ? String(decoding: bytes[title], as: UTF8.self) : nil
  }

  private func isHTMLHeading(at index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    return ASCII.lowercased(bytes[index + 1]) == UInt8(ascii: "h") && ASCII.isDigit(bytes[index + 2])
  }

  private func isTemplateOfInterest(at start: Int) -> Bool {
    let limit = min(bytes.count, start + 4 * TemplateArguments.longestName)
    let first = bytes[start..<limit].first { !ASCII.isWhitespace($0) && $0 != ASCII.underscore }
    guard let first, wiki.templates.mainArticleInitials.contains(ASCII.lowercased(first)) || first == ASCII.less else {
      return false
    }
    let end = bytes[start..<limit].firstIndex {
      [ASCII.pipe, ASCII.closeBrace, ASCII.openBrace, ASCII.less].contains($0)
    }
    guard let end else { return false }
    let name = TemplateArguments.withoutPrefix(bytes.foldedName(bytes.trimmed(start..<end)))
    // The name may go on after a comment, but holds no braces.
    if bytes[end] == ASCII.less { return wiki.templates.hasMainArticle(beginningWith: name) }
    guard case .hatnote(isMain: true) = wiki.templates.role(of: name) else { return false }
    let window = end..<min(bytes.count, end + Self.longestHatnote)
    guard let close = window.first(where: { bytes.has("}}", at: $0) }) else { return true }
    let arguments = start..<close
    guard isWhole(arguments) else { return true }
    let template = Array("{{".utf8) + bytes[arguments] + Array("}}".utf8)
    let hatnotes = WikitextPage(template, wiki: wiki).hatnotes()
    return hatnotes.targets(in: 0..<template.count, onlyMain: true).contains(where: isTargetOfInterest)
  }

  /// Whether the text has no comment, tag or template, and only links that end in it.
  private func isWhole(_ range: Range<Int>) -> Bool {
    var links = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      var run = 1
      switch byte {
      case ASCII.less, ASCII.openBrace, ASCII.closeBrace: return false
      case ASCII.openBracket, ASCII.closeBracket:
        run = bytes.run(of: byte, from: index)
        if run == 2 { links += byte == ASCII.openBracket ? 1 : -1 }
        if run > 2 || links < 0 || (run == 1 && links > 0) { return false }
      default: break
      }
      index += run
    }
    return links == 0
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex(of: ASCII.newline) ?? bytes.count
  }
}

extension [UInt8] {
  /// The first place at or after `index` of a line's end, `<` or `{`. Linear in the distance.
  fileprivate func nextOfInterest(from index: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var next = index
      while next < bytes.count, bytes[next] != ASCII.newline, bytes[next] != ASCII.less, bytes[next] != ASCII.openBrace
      {
        next += 1
      }
      return next
    }
  }
}
