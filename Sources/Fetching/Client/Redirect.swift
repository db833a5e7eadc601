import Foundation
import HTTPSupport

/// Where a reply sends on to.
enum Redirect {
  static let statuses: Set<UInt> = [301, 302, 303, 307, 308]
  /// Of one request.
  static let maximum = 5

  /// The absolute address of a `location`. Only https is followed, and on loopback http from http.
  static func target(_ location: String, from url: String) throws(FetchError) -> String {
    guard location.utf8.count <= 4096, let base = URL(string: url),
      let target = URL(string: location, relativeTo: base)?.absoluteURL,
      target.user == nil, target.password == nil, target.host?.isEmpty == false,
      target.scheme == "https"
        || target.scheme == "http" && base.scheme == "http" && base.isLoopback && target.isLoopback
    else { throw .badRedirect(url: url, target: String(location.prefix(200))) }
    return target.absoluteString
  }
}
