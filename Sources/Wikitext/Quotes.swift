/// The runs of apostrophes that make text italic or bold, as `Parser::doQuotes` of MediaWiki reads them.
enum Quotes {
  /// Appends a line without its quotes. Linear.
  static func appendUnquoted(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard line.contains(ASCII.apostrophe) else { return output.append(contentsOf: line) }
    var runs: [(range: Range<Int>, kept: Int)] = []
    var (italics, bolds) = (0, 0)
    var index = line.startIndex
    while index < line.endIndex {
      var end = index
      while end < line.endIndex, line[end] == ASCII.apostrophe { end += 1 }
      let length = end - index
      if length >= 2 {
        // Of four the first is text, and so are all but the last five of more.
        runs.append((index..<end, length == 4 ? 1 : max(0, length - 5)))
        if length == 2 || length >= 5 { italics += 1 }
        if length >= 3 { bolds += 1 }
      }
      index = max(end, index + 1)
    }
    if italics % 2 == 1, bolds % 2 == 1, let run = apostrophe(among: runs, in: line) { runs[run].kept += 1 }
    index = line.startIndex
    for run in runs {
      output.append(contentsOf: line[index..<run.range.lowerBound])
      for _ in 0..<run.kept { output.append(ASCII.apostrophe) }
      index = run.range.upperBound
    }
    output.append(contentsOf: line[index...])
  }

  /// The run of three whose first is an apostrophe, when neither bold nor italics are balanced: one after a word of one
  /// letter, or else after a longer word, or else after a blank.
  private static func apostrophe(among runs: [(range: Range<Int>, kept: Int)], in line: ArraySlice<UInt8>) -> Int? {
    var longWord: Int?
    var blank: Int?
    for (index, run) in runs.enumerated() where run.range.count - run.kept == 3 {
      let before = run.range.lowerBound + run.kept
      let last = before > line.startIndex ? line[before - 1] : 0
      let last2 = before - 1 > line.startIndex ? line[before - 2] : 0
      if last == ASCII.space {
        blank = blank ?? index
      } else if last2 == ASCII.space {
        return index
      } else {
        longWord = longWord ?? index
      }
    }
    return longWord ?? blank
  }
}
