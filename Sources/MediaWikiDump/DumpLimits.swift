/// How large the parts of a dump may be. They bound memory and time on files that were made to do harm.
package struct DumpLimits: Sendable {
  /// The largest text of a revision, in bytes. MediaWiki's own limit is 2 MiB.
  package var textBytes = 64 << 20
  /// The largest title, in bytes. MediaWiki's own limit is 255 besides the namespace.
  package var titleBytes = 4 << 10
  /// The largest value of any other element that is read, in bytes.
  package var fieldBytes = 64 << 10
  /// The largest number of namespaces.
  package var namespaces = 10_000
  /// How deeply elements may be nested.
  package var depth = 32
  /// The largest number of attributes, and of namespace declarations, of an element.
  package var attributes = 64
  /// The largest tag, comment or processing instruction, in bytes. libxml2's time for a tag's attributes is quadratic.
  package var tagBytes = 64 << 10
  /// The memory for all names of elements and attributes that occur, each counted once, in bytes. MediaWiki's take 1 KB;
  /// libxml2's time for each one grows with their number.
  package var nameBytes = 256 << 10

  package init() {}
}
