import Foundation

extension String {
  /// The text with every byte but those of letters, digits, and `-._~` written as `%XX` (RFC 3986, 2.1), so that it can
  /// stand in one segment of a path.
  ///
  /// - Parameter kept: other characters that stay as they are.
  func percentEncoded(keeping kept: String = "") -> String {
    let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    // Nothing is lost: this is nil only for text that is not Unicode, and a String always is.
    return addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: unreserved + kept)) ?? self
  }
}
