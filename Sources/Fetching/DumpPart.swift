/// One file of a dump.
package struct DumpPart: Sendable {
  package let name: PartName
  package let url: String
  /// In bytes.
  package let size: Int
  package let hash: PartHash
}
