/// The name of a dataset on the Hugging Face Hub, such as `val-bench/VAL-Bench`.
package struct HubDatasetName: Sendable, Equatable, CustomStringConvertible {
  package let description: String

  /// The paper's own dataset.
  package static let original = HubDatasetName(checked: "val-bench/VAL-Bench")

  private init(checked text: String) { description = text }

  /// - Throws: ``HubError/badName(_:)`` unless it is one name or two with a slash between them, of letters, digits, `-`,
  ///   `_` and `.`.
  package init(_ text: String) throws(HubError) {
    let names = text.split(separator: "/", omittingEmptySubsequences: false)
    let isGood = names.allSatisfy { name in
      1...96 ~= name.utf8.count && name.first != "."
        && name.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".contains(Character($0)))
        }
    }
    guard isGood, names.count <= 2 else { throw .badName(text) }
    description = text
  }
}
