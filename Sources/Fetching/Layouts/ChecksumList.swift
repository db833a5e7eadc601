/// The parts of a dump and their hashes, as `sha256sum` writes them.
enum ChecksumList {
  struct Entry {
    let name: PartName
    let hash: PartHash
  }

  /// Reads a `SHA256SUMS` of the Content File Exports. Files that are no bz2 are passed over.
  ///
  /// - Throws: words that say what is wrong: a line of another form, a name that is none of a part (to pass over it could
  ///   leave pages out), a name twice, no part at all.
  static func entries(
    of text: [UInt8], wiki: WikiName, date: DumpDate
  ) throws(ReplyProblem) -> [Entry] {
    var entries: [Entry] = []
    for (index, bytes) in text.split(separator: 0x0A).enumerated() {
      let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
      let fields = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard fields.count == 2, let hash = PartHash(.sha256, String(fields[0])),
        fields[1].hasPrefix(" ") || fields[1].hasPrefix("*")
      else { throw ReplyProblem("line \(index + 1) is not a SHA-256 and a name") }
      let name = String(fields[1].dropFirst())
      guard name.hasSuffix(".bz2") else { continue }
      guard let part = PartName(name, wiki: wiki, date: date, layout: .content) else { throw .badName(name) }
      entries.append(Entry(name: part, hash: hash))
    }
    guard !entries.isEmpty else { throw ReplyProblem("it lists no part") }
    entries.sort { $0.name < $1.name }
    for (left, right) in zip(entries, entries.dropFirst()) where left.name == right.name {
      throw ReplyProblem("it lists \(left.name.text) twice")
    }
    return entries
  }
}
