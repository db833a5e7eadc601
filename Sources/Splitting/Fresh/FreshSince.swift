/// From when on text is fresh.
package enum FreshSince: Sendable, Equatable {
  /// What the sections in this file, those of an earlier dump, do not have.
  case sections(path: String)
  /// What a revision of this day or later has, as `2026-01-31`, in UTC.
  case date(String)

  /// A day, or else the name of a file.
  package init(_ argument: String) {
    self = Self.isDay(argument) ? .date(argument) : .sections(path: argument)
  }

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }) else {
      return false
    }
    return 1...12 ~= Int(parts[1]) ?? 0 && 1...31 ~= Int(parts[2]) ?? 0
  }

  var path: String? { if case .sections(let path) = self { path } else { nil } }

  /// As a parameter in the manifest, which holds no paths.
  var parameter: String {
    switch self {
    case .sections: "sections"
    case .date(let day): day
    }
  }
}
