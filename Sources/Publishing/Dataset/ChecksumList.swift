/// The lines of `SHA256SUMS`, which `sha256sum --check` reads.
enum ChecksumList {
  /// - Parameter hashes: by the files' paths.
  static func text(_ hashes: [String: String]) -> String {
    hashes.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined()
  }
}
