import Foundation
import Mustache

/// HTML escaping by Unicode scalar.
///
/// The library's own escapes by `Character`, to which a quotation mark with a combining accent is another character than
/// a quotation mark: it would end an attribute's value unescaped.
struct ScalarHTML: MustacheContentType {
  /// What templates name in `{{% CONTENT_TYPE: … }}`.
  static let name = "SCALAR_HTML"

  func escapeText(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
