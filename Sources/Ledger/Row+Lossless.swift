import Foundation
import GRDB

extension Row {
  /// A text with all its bytes: GRDB's own conversion ends at the first NUL, and replaces what is no UTF-8. Only for
  /// the row under a cursor.
  ///
  /// - Throws: ``StoredValueError`` for what is no UTF-8.
  func text(at index: Int) throws -> String? {
    guard !hasNull(atIndex: index) else { return nil }
    return try withUnsafeData(atIndex: index) { data in
      guard let text = String(validating: data ?? Data(), as: UTF8.self) else {
        throw StoredValueError(description: "a text is not valid UTF-8")
      }
      return text
    }
  }

  /// As ``text(at:)``, where there must be one.
  func requiredText(at index: Int) throws -> String {
    guard let text = try text(at: index) else { throw StoredValueError(description: "a text is missing") }
    return text
  }

  /// An integer; `nil` for NULL.
  func integer(at index: Int) -> Int? {
    (self[index] as Int64?).map(Int.init)
  }
}

extension String {
  /// The text's bytes, for `CAST(? AS TEXT)`: GRDB binds a text only up to its first NUL.
  var lossless: Data { Data(utf8) }
}
