/// What was read of a dump, once it was read to its end.
package struct DumpSummary: Sendable, Equatable {
  /// The pages that were delivered.
  package internal(set) var pages = 0
  /// The pages that were left out because they have no revision.
  package internal(set) var pagesWithoutRevision = 0
  /// Delivered pages whose text the wiki has, but not the dump: its export failed for these.
  package internal(set) var pagesWithoutText = 0
  /// The size of the XML, in bytes.
  package internal(set) var xmlBytes: Int64 = 0
}
