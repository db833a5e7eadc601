/// How a mirror lays out its dumps.
package enum DumpLayout: String, Sendable, CaseIterable {
  /// The MediaWiki Content File Exports, which Wikimedia publishes since 2026.
  case content
  /// The older dumps, with a `dumpstatus.json` beside them.
  case legacy

  package func written(_ date: DumpDate) -> String {
    switch self {
    case .content: date.dashed
    case .legacy: date.compact
    }
  }
}
