import Artifacts

/// Whether the stages' executables start, and belong together.
package enum ExecutableFindings {
  /// What came of an executable that was asked for its version.
  package enum Answer: Sendable, Equatable {
    case absent
    /// It wrote this, or the loader did in its place.
    case ended(status: Int32, words: String)
  }

  package static func finding(_ name: String, _ answer: Answer, in folder: String) -> Finding {
    switch answer {
    case .absent:
      Finding(.missing, "\(name) is not in \(folder). Build or install all executables together.")
    case .ended(0, let words) where words.firstLine == valbenchVersion:
      Finding(.ok, "\(name) \(valbenchVersion)")
    case .ended(0, let words):
      Finding(
        .wrong,
        "\(name) is of version \(words.firstLine), and valbench of \(valbenchVersion). Build or install all together.")
    case .ended(_, let words):
      Finding(
        .wrong,
        "\(name) does not start: \(words.firstLine). Install the system's libraries that it names, or build it anew on "
          + "this machine.")
    }
  }

  /// The system's libraries that dumps are read with.
  private static let dumpLibraries = ["libxml2", "libbz2", "zlib", "zstd"]

  /// - Parameters:
  ///   - answer: what `valbench-extract` says of its libraries, a name and a version in each line.
  ///   - ledgerVersion: that of SQLite.
  package static func libraries(_ answer: Answer, ledgerVersion: String?) -> [Finding] {
    var versions: [String: String] = [:]
    if case .ended(0, let words) = answer {
      for line in words.split(separator: "\n") {
        let parts = line.split(separator: " ").map(String.init)
        if parts.count == 2 { versions[parts[0]] = parts[1] }
      }
    }
    versions["libsqlite3"] = ledgerVersion
    return (dumpLibraries + ["libsqlite3"]).map { name in
      versions[name].map { Finding(.ok, "\(name) \($0)") }
        ?? Finding(.missing, "\(name): its version is not known, since valbench-extract does not tell it. See above.")
    }
  }
}

extension String {
  fileprivate var firstLine: String { split(separator: "\n").first.map(String.init) ?? "it says nothing" }
}
