import Artifacts

/// What a part's bytes must hash to.
package struct PartHash: Sendable, Equatable {
  package enum Algorithm: String, Sendable {
    case sha256
    case sha1

    var digitCount: Int {
      switch self {
      case .sha256: 64
      case .sha1: 40
      }
    }
  }

  package let algorithm: Algorithm
  /// In lower case.
  package let digits: String

  /// `nil` unless the text is as many hexadecimal digits as the algorithm gives.
  package init?(_ algorithm: Algorithm, _ text: String) {
    guard text.utf8.count == algorithm.digitCount, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    self.algorithm = algorithm
    digits = text.lowercased()
  }

  /// The same hash of a file's bytes.
  ///
  /// - Complexity: reads the whole file.
  @concurrent func digits(ofFile path: String) async throws -> String {
    switch algorithm {
    case .sha256: try Digest.sha256(ofFile: path)
    case .sha1: try Digest.sha1(ofFile: path)
    }
  }
}
