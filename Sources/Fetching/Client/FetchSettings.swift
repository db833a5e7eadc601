package import HTTPSupport

/// With what patience a dump is fetched, and what the machine gives for it.
package struct FetchSettings: Sendable {
  /// Connections and files under way at one time: what Wikimedia allows a downloader.
  static let maximumConnections = 3

  /// For making a connection.
  package var connect = Duration.seconds(10)
  /// Between two pieces of a reply, and before its first.
  package var idle = Duration.seconds(60)
  /// For a whole listing.
  package var listing = Duration.seconds(300)
  /// For one attempt at a part.
  package var download = Duration.seconds(6 * 3600)
  /// Its failures in a row are those without ``progressSize`` new bytes.
  package var patience = Patience()
  /// In bytes.
  package var progressSize = 1 << 20
  /// How many bytes are free where a folder lies or will lie; `nil` if nobody knows.
  package var freeSpace: @Sendable (_ folder: String) -> Int? = { FreeSpace.bytes(at: $0) }

  package init() {}
}
