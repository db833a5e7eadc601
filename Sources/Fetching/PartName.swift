/// The name of a part, checked: it belongs to the dump and can be no path.
package struct PartName: Sendable, Equatable, Comparable {
  package let text: String
  /// The number that the older layout gives its parts, and the first page's id; 0 where there is none.
  private let number: Int
  private let firstPage: Int

  /// Reads `<wiki>-<date>-p<first>p<last>.xml.bz2` of the Content File Exports, and
  /// `<wiki>-<date>-pages-articles[-multistream][<number>].xml[-p<first>p<last>].bz2` of the older layout.
  ///
  /// - Returns: `nil` for anything else.
  package init?(_ text: String, wiki: WikiName, date: DumpDate, layout: DumpLayout) {
    guard text.utf8.count <= 200 else { return nil }
    var rest = Substring(text)
    guard rest.drop("\(wiki)-\(layout.written(date))-") else { return nil }
    var number: Int?
    var pages: Int?
    switch layout {
    case .content:
      pages = rest.dropPages()
      guard pages != nil, rest == ".xml.bz2" else { return nil }
    case .legacy:
      guard rest.drop("pages-articles") else { return nil }
      _ = rest.drop("-multistream")
      number = rest.dropNumber()
      guard rest.drop(".xml") else { return nil }
      if rest.drop("-") {
        pages = rest.dropPages()
        guard pages != nil else { return nil }
      }
      guard rest == ".bz2" else { return nil }
    }
    self.text = text
    self.number = number ?? 0
    firstPage = pages ?? 0
  }

  /// The order of the pages.
  package static func < (left: PartName, right: PartName) -> Bool {
    (left.number, left.firstPage, left.text) < (right.number, right.firstPage, right.text)
  }
}

extension Substring {
  fileprivate mutating func drop(_ prefix: String) -> Bool {
    guard hasPrefix(prefix) else { return false }
    self = dropFirst(prefix.count)
    return true
  }

  fileprivate mutating func dropNumber() -> Int? {
    let digits = prefix { $0.isASCII && $0.isWholeNumber }
    guard let number = Int(digits) else { return nil }
    self = dropFirst(digits.count)
    return number
  }

  /// Drops `p<first>p<last>`.
  ///
  /// - Returns: the first.
  fileprivate mutating func dropPages() -> Int? {
    guard drop("p"), let first = dropNumber(), drop("p"), let last = dropNumber(), first <= last else { return nil }
    return first
  }
}
