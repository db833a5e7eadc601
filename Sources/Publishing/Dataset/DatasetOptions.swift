/// What a person says of a dataset.
package struct DatasetOptions: Sendable {
  package var name = "VAL-Bench, rebuilt"
  /// MAJOR.MINOR.PATCH.
  package var release = "1.0.0"
  /// People or groups who made it.
  package var creators: [String] = []
  /// The day of publication, as `2026-01-31`.
  package var published: String?
  /// Where it will be found.
  package var url: String?
  package var compression = DatasetCompression.none

  package init() {}

  /// - Throws: ``DatasetError``.
  func check() throws(DatasetError) {
    let numbers = release.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy(Self.isNumber) else { throw .badRelease(release) }
    if let published, !Self.isDay(published) { throw .badDay(published) }
    if let url, !Self.isAddress(url) { throw .badURL(url) }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    1...9 ~= text.utf8.count && text.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (text == "0" || !text.hasPrefix("0"))
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }) else {
      return false
    }
    return 1...12 ~= Int(parts[1]) ?? 0 && 1...31 ~= Int(parts[2]) ?? 0
  }

  private static func isAddress(_ text: String) -> Bool {
    let forbidden = "<>\"'`\\{}|^()[]".utf8
    return text.hasPrefix("https://") && text.utf8.count <= 2_000
      && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && !forbidden.contains($0) }
  }
}
