import Artifacts
import Foundation
import GRDB

/// The fields of a row that may be damaged, as JSON.
struct SalvagedFields {
  let row: Row
  /// Whether one of the fields read so far is not what was written.
  var isDoubtful = false

  init(row: Row) {
    self.row = row
  }

  /// A text. What of it is no UTF-8 becomes U+FFFD.
  mutating func text(at index: Int) -> JSONValue {
    guard let bytes = bytes(at: index) else { return .null }
    if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
    isDoubtful = true
    return .string(String(decoding: bytes, as: UTF8.self))
  }

  func integer(at index: Int) -> JSONValue { row.integer(at: index).map { .integer($0) } ?? .null }

  func base64(at index: Int) -> JSONValue { .optional(bytes(at: index)?.base64EncodedString()) }

  private func bytes(at index: Int) -> Data? {
    try? row.withUnsafeData(atIndex: index) { $0.map { Data(Array($0)) } }
  }
}
