import Artifacts

package enum UserAgent {
  /// For public servers, as Wikimedia's User-Agent policy asks: name, version, and where to find who is behind it.
  package static let text = "valbench/\(valbenchVersion) (https://github.com/valbench/valbench)"
}
