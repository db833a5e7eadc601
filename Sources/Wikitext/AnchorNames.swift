/// Gives out the anchors of a page's headings as MediaWiki does: the second `H` is `H_2`.
///
/// Names are told apart without regard to ASCII case. They are hashed as bytes, because hashing a string
/// normalises it, which hostile text makes slow.
struct AnchorNames {
  private var used: Set<[UInt8]> = []
  private var nextNumber: [[UInt8]: Int] = [:]

  /// The anchor of the next heading with this title. Constant time on average, but for the title's length.
  mutating func next(for title: String) -> String {
    let bytes = title.utf8.map { $0 == ASCII.space ? ASCII.underscore : $0 }
    let key = bytes.map(ASCII.lowercased)
    if used.insert(key).inserted { return String(decoding: bytes, as: UTF8.self) }
    var number = nextNumber[key] ?? 2
    while !used.insert(key + Array("_\(number)".utf8)).inserted { number += 1 }
    nextNumber[key] = number + 1
    return String(decoding: bytes, as: UTF8.self) + "_\(number)"
  }
}
