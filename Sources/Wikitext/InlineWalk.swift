/// Takes links, tags, addresses and magic words out of a part of a flat text. Lines, quotes and entities stay.
struct InlineWalk {
  private let text: FlatText
  private var output: [UInt8] = []
  private var index = 0
  private var end = 0
  private var nextEdit = 0

  init(_ text: FlatText) {
    self.text = text
  }

  /// Linear in the length of the range, and logarithmic in the number of edits.
  static func walk(_ range: Range<Int>, of text: FlatText) -> [UInt8] {
    var walk = InlineWalk(text)
    walk.run(range)
    return walk.output
  }

  private mutating func run(_ range: Range<Int>) {
    index = range.lowerBound
    end = range.upperBound
    output.reserveCapacity(range.count)
    begin()
    while index < end {
      if applyEdit() { continue }
      let byte = text.bytes[index]
      switch byte {
      case ASCII.less: readTag()
      case ASCII.colon: readAddress()
      case ASCII.underscore: readMagicWord()
      case ASCII.tilde: readSignature()
      default:
        output.append(byte)
        index += 1
      }
    }
  }

  /// Finds the first edit that matters, and skips what an edit from before the range covers of it.
  private mutating func begin() {
    var (lower, upper) = (0, text.edits.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if text.edits[middle].range.lowerBound < index { lower = middle + 1 } else { upper = middle }
    }
    nextEdit = lower
    index = max(index, min(end, text.reach(ofEditsBefore: lower)))
  }

  private mutating func applyEdit() -> Bool {
    while nextEdit < text.edits.count, text.edits[nextEdit].range.lowerBound < index { nextEdit += 1 }
    guard nextEdit < text.edits.count, text.edits[nextEdit].range.lowerBound == index else { return false }
    let edit = text.edits[nextEdit]
    nextEdit += 1
    if let marker = edit.marker { output.append(marker) }
    index = min(end, edit.range.upperBound)
    return true
  }

  private mutating func readTag() {
    guard let tag = HTMLTag(in: text.bytes, at: index, end: end) else {
      output.append(ASCII.less)
      index += 1
      return
    }
    if let marker = tag.marker { output.append(marker) }
    if tag.isListItem { output.append(contentsOf: [ASCII.newline, ASCII.asterisk, ASCII.space]) }
    index = tag.end
  }

  private mutating func readAddress() {
    if text.bytes.has("://", at: index), let scheme = ExternalLink.schemeBefore(output) {
      let bare = ExternalLink.bareEnd(in: text.bytes, from: index + 3)
      if bare > index + 3 {
        output.removeLast(scheme)
        output.append(.softGap)
        index = min(end, bare)
        return
      }
    }
    output.append(ASCII.colon)
    index += 1
  }

  /// `__NOTOC__` and the like: capitals between two underscores at either side.
  private mutating func readMagicWord() {
    if text.bytes.has("__", at: index) {
      var close = index + 2
      while close < end, close - index < 50, isMagic(text.bytes[close]), !text.bytes.has("__", at: close) { close += 1 }
      if close > index + 2, text.bytes.has("__", at: close) {
        output.append(.softGap)
        index = min(end, close + 2)
        return
      }
    }
    output.append(ASCII.underscore)
    index += 1
  }

  private func isMagic(_ byte: UInt8) -> Bool {
    ASCII.isUppercase(byte) || byte == ASCII.underscore || byte >= 0x80
  }

  /// `~~~~`, which a saved page holds only by mistake.
  private mutating func readSignature() {
    let count = text.bytes.run(of: ASCII.tilde, from: index)
    if count < 3 { output.append(contentsOf: text.bytes[index..<index + count]) }
    index = min(end, index + count)
  }
}

extension FlatText {
  /// The furthest end of the edits before the given one.
  func reach(ofEditsBefore index: Int) -> Int {
    index == 0 ? 0 : reaches[index - 1]
  }
}
