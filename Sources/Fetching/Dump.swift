/// One wiki's finished dump of one day.
package struct Dump: Sendable {
  package let wiki: WikiName
  package let date: DumpDate
  package let layout: DumpLayout
  /// In the order of their pages.
  package let parts: [DumpPart]

  /// In bytes.
  package var size: Int { parts.reduce(0) { $0 + $1.size } }

  /// Such as `enwiki-2026-11-01`: how the names of its parts begin.
  package var name: String { "\(wiki)-\(layout.written(date))" }
}
