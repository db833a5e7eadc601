package import HTTPSupport

/// With what patience a dataset is asked for.
package struct HubSettings: Sendable {
  /// Requests under way at one time.
  static let maximumConnections = 3
  /// Of one reply, in bytes.
  static let maximumReplySize = 64 << 20

  /// For making a connection.
  package var connect = Duration.seconds(10)
  /// Between two pieces of a reply, and before its first.
  package var idle = Duration.seconds(60)
  /// For a whole reply.
  package var total = Duration.seconds(300)
  package var patience = Patience()

  package init() {}
}
