/// The day of a dump.
package struct DumpDate: Sendable, Hashable, Comparable {
  /// `YYYYMMDD`, as the older layout names its folders.
  package let compact: String

  /// `YYYY-MM-DD`, as the Content File Exports name theirs.
  package var dashed: String { "\(compact.prefix(4))-\(compact.dropFirst(4).prefix(2))-\(compact.suffix(2))" }

  /// Reads either form; `nil` for anything else.
  package init?(_ text: String) {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 8 || fields.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let digits = fields.joined()
    guard digits.utf8.count == 8, digits.utf8.allSatisfy(\.isDigit), let month = Int(digits.dropFirst(4).prefix(2)),
      let day = Int(digits.suffix(2)), 1...12 ~= month, 1...31 ~= day
    else { return nil }
    compact = digits
  }

  package static func < (left: DumpDate, right: DumpDate) -> Bool { left.compact < right.compact }
}
