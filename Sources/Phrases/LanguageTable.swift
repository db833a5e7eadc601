/// A value for each language that is known.
package struct LanguageTable<Value: Sendable>: Sendable {
  private let byCode: [String: Value]

  /// - Parameter values: by BCP 47 codes; the first of one code counts.
  package init(_ values: [(language: String, value: Value)]) {
    byCode = Dictionary(values.map { ($0.language.lowercased(), $0.value) }) { first, _ in first }
  }

  package var all: [Value] { Array(byCode.values) }

  /// The value of a BCP 47 code, or of what is left of it without its last subtags: "zh" serves "zh-Hant".
  package subscript(language: String) -> Value? {
    var subtags = language.lowercased().split(separator: "-")
    while !subtags.isEmpty {
      if let value = byCode[subtags.joined(separator: "-")] { return value }
      subtags.removeLast()
    }
    return nil
  }
}
