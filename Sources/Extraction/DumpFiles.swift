import MediaWikiDump

/// What can be told of a dump file without reading all of it.
package enum DumpFiles {
  /// The language of a dump's wiki, as its first lines say.
  package static func language(of path: String) async throws -> String {
    try await DumpReader(path: path).siteInfo().languageCode
  }
}
