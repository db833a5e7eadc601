/// The name of a wiki as Wikimedia's databases have it: `enwiki`, `zh_min_nanwiki`, `frwiktionary`.
package struct WikiName: Sendable, Equatable, CustomStringConvertible {
  package let text: String
  package var description: String { text }

  /// - Throws: ``FetchError/badWiki(_:)`` unless it is a lower-case letter and up to 63 such letters, digits and
  ///   underscores: so it can be no path.
  package init(_ text: String) throws(FetchError) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 64,
      text.utf8.allSatisfy({ letters.contains($0) || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { throw .badWiki(text) }
    self.text = text
  }
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
