import Crypto
import Foundation

package enum ContentSecurity {
  /// A content security policy's name for an inline style sheet or script: the SHA-256 of its text in base 64
  /// (W3C Content Security Policy, level 3).
  package static func source(of text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}
