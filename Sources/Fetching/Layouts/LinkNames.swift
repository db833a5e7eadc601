/// What the links of an HTML page name, as they stand there.
enum LinkNames {
  /// Longer ones name nothing that is looked for.
  private static let maximumLength = 256

  /// The values of all `href` attributes in quotes. What is percent-encoded or escaped stays so: no name that is looked
  /// for has a character that needs it.
  ///
  /// - Complexity: linear in the page's length.
  static func names(in page: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    let key = Array("href=".utf8)
    var place = 0
    while place + key.count < page.count {
      guard page[place..<place + key.count].elementsEqual(key, by: { $0 | 0x20 == $1 | 0x20 }) else {
        place += 1
        continue
      }
      place += key.count
      let quote = page[place]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
      let value = page[(place + 1)...].prefix(maximumLength + 1).prefix { $0 != quote }
      if value.count <= maximumLength, value.endIndex < page.count {
        names.insert(String(decoding: value, as: UTF8.self))
      }
      place = value.endIndex
    }
    return names
  }

  /// A mirror keeps a dozen.
  private static let maximumDates = 100

  /// The days that name folders on a page, the newest first, as many as a mirror can have at most.
  static func dates(in page: [UInt8], layout: DumpLayout) -> [DumpDate] {
    let dates = names(in: page).compactMap { name -> DumpDate? in
      guard name.hasSuffix("/"), let date = DumpDate(String(name.dropLast())),
        layout.written(date) == name.dropLast()
      else { return nil }
      return date
    }
    return Array(dates.sorted(by: >).prefix(maximumDates))
  }
}
