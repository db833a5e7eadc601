import Artifacts
package import Foundation

/// A moment as Inspect writes it: in UTC, in whole seconds.
package struct InspectTime: Sendable, Equatable {
  /// Such as `2026-11-01T12:00:00+00:00`.
  let text: String

  package init(_ date: Date) {
    text = date.formatted(.iso8601).dropLast() + "+00:00"
  }

  /// - Parameter text: such as `2026-11-01T12:00:00Z`.
  package init?(_ text: String) {
    guard text.utf8.count == 20, let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(date)
  }

  /// When a file was last changed.
  ///
  /// - Throws: `ArtifactError`.
  init(ofFile path: String) throws(ArtifactError) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let date = attributes[.modificationDate] as? Date
    else { throw .missing(path: path) }
    self.init(date)
  }

  /// The text as it stands in the name of a log.
  var fileName: String { text.replacing(":", with: "-").replacing("+", with: "-") }
}
