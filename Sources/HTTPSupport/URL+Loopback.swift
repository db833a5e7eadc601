package import Foundation

extension URL {
  /// Whether the host is this machine, by an address or name that nobody else can have.
  package var isLoopback: Bool { ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host) }
}
