import Artifacts
import Pages

/// Pairs for the reader of a report to search and to look at, with their responses and judgments.
package struct Explorer: Sendable {
  /// The most that the pairs take of a report, in bytes: with it a report stays below 10 MB.
  package static let byteLimit = 7_000_000

  /// As JSON objects that may stand in a page, the most telling first.
  let entries: [String]
  /// How many pairs there are of which these are the most telling.
  let pairCount: Int

  package var count: Int { entries.count }

  /// Takes the pairs in order, up to ``byteLimit``.
  init(_ pairs: some Sequence<JSONValue>, of pairCount: Int) {
    var entries: [String] = []
    var size = 0
    for pair in pairs {
      let text = ScriptData.text(pair)
      size += text.utf8.count + 1
      guard size <= Self.byteLimit else { break }
      entries.append(text)
    }
    self.entries = entries
    self.pairCount = pairCount
  }
}
