/// A dump's description of its wiki while it is read.
struct SiteInfoDraft {
  var siteName = ""
  var databaseName = ""
  var base = ""
  var generator = ""
  var caseRule = ""
  var language = ""
  var exportVersion = ExportVersion.version11
  var namespaces: [Namespace] = []
  /// The key and the case rule of the namespace that is being read.
  var namespaceKey = 0
  var namespaceCaseRule = ""

  /// The finished description.
  ///
  /// - Throws: `missing` without a database name or a base, `invalid` for a base that is no web address.
  func finished() throws(DumpProblem) -> SiteInfo {
    guard !databaseName.isEmpty else { throw .missing("<dbname> in its <siteinfo>") }
    guard !base.isEmpty else { throw .missing("<base> in its <siteinfo>") }
    guard base.hasPrefix("https://") || base.hasPrefix("http://") else {
      throw .invalid(what: "<base> in its <siteinfo>", value: base)
    }
    return SiteInfo(
      siteName: siteName, databaseName: databaseName, base: base, generator: generator, caseRule: caseRule,
      language: language, exportVersion: exportVersion, namespaces: namespaces)
  }
}
