import Foundation

/// The files that a person names, by path or by pattern.
package enum FilePatterns {
  /// Puts the files that match in the place of each pattern (`*`, `?`, `[…]`), sorted by name.
  ///
  /// - Throws: ``ArtifactError/missing(path:)`` for a pattern that nothing matches.
  package static func expand(_ names: [String]) throws(ArtifactError) -> [String] {
    var paths: [String] = []
    for name in names {
      guard name.contains(where: "*?[".contains), !FileManager.default.fileExists(atPath: name) else {
        paths.append(name)
        continue
      }
      let matches = matches(of: name)
      guard !matches.isEmpty else { throw .missing(path: name) }
      paths += matches
    }
    return paths
  }

  private static func matches(of pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let found = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { found[$0].map { String(cString: $0) } }
  }
}
