/// Finds the tables of a flat text: `{| … |}` at the beginnings of lines, and `<table>`.
enum TableScan {
  /// One edit for each table that ends and is in no other. Linear.
  static func tables(in bytes: [UInt8]) -> [FlatEdit] {
    var open: [(start: Int, isHTML: Bool)] = []
    var tables: [Range<Int>] = []
    func close(at end: Int) {
      guard let start = open.popLast()?.start else { return }
      while let last = tables.last, last.lowerBound > start { tables.removeLast() }
      tables.append(start..<end)
    }
    var index = 0
    var isLineStart = true
    while index < bytes.count {
      let byte = bytes[index]
      if isLineStart, bytes.has("{|", at: index) {
        open.append((index, false))
        index += 2
      } else if isLineStart, bytes.has("|}", at: index), !bytes.has("|}}", at: index), open.last?.isHTML == false {
        index += 2
        close(at: index)
      } else if byte == ASCII.less, isTag("<table", in: bytes, at: index) {
        open.append((index, true))
        index += 6
      } else if byte == ASCII.less, isTag("</table", in: bytes, at: index), open.last?.isHTML == true {
        index += 7
        while index < bytes.count, bytes[index] != ASCII.greater, bytes[index] != ASCII.newline { index += 1 }
        index = min(index + 1, bytes.count)
        close(at: index)
      } else {
        isLineStart =
          byte == ASCII.newline || byte == Marker.blockBreak.rawValue
          || (isLineStart && (ASCII.isBlank(byte) || byte == ASCII.colon || byte == Marker.gap.rawValue))
        index += 1
        continue
      }
      isLineStart = false
    }
    return tables.map { FlatEdit(range: $0, marker: .blockBreak) }
  }

  private static func isTag(_ name: StaticString, in bytes: [UInt8], at index: Int) -> Bool {
    let end = index + name.utf8CodeUnitCount
    guard end < bytes.count else { return false }
    for offset in 0..<name.utf8CodeUnitCount where ASCII.lowercased(bytes[index + offset]) != name.utf8Start[offset] {
      return false
    }
    return bytes[end] == ASCII.greater || ASCII.isWhitespace(bytes[end])
  }
}
