import Parallelism

/// Wikimedia's "MediaWiki Content File Exports": `<wiki>/<YYYY-MM-DD>/xml/bzip2/` has the parts, `SHA256SUMS`, and
/// `_SUCCESS` once all is there.
struct ContentExports: DumpSource {
  let layout = DumpLayout.content
  let client: MirrorClient
  let mirror: Mirror
  let wiki: WikiName

  private var folder: String { "\(mirror.text)/other/mediawiki_content_current/\(wiki)/" }

  func dates() async throws -> [DumpDate] {
    let page = try await client.bytes(folder, maximumSize: maximumListingSize)
    return LinkNames.dates(in: page ?? [], layout: layout)
  }

  func parts(on date: DumpDate) async throws -> [DumpPart]? {
    let folder = "\(folder)\(date.dashed)/xml/bzip2/"
    guard let page = try await client.bytes(folder, maximumSize: maximumListingSize),
      LinkNames.names(in: page).isSuperset(of: ["_SUCCESS", "SHA256SUMS"])
    else { return nil }
    let url = folder + "SHA256SUMS"
    guard let sums = try await client.bytes(url, maximumSize: maximumStatusSize) else {
      throw FetchError.missing(url: url)
    }
    do {
      return try await parts(try ChecksumList.entries(of: sums, wiki: wiki, date: date), in: folder)
    } catch let problem as ReplyProblem {
      throw FetchError.badReply(url: url, problem: problem.words)
    }
  }

  /// Asks for the parts' sizes, which nothing lists exactly.
  private func parts(_ entries: [ChecksumList.Entry], in folder: String) async throws -> [DumpPart] {
    var parts: [DumpPart] = []
    var rest = entries[...]
    try await mapInOrder(limit: FetchSettings.maximumConnections) {
      rest.popFirst()
    } transform: { entry in
      try await client.size(folder + entry.name.text)
    } consume: { entry, size in
      parts.append(DumpPart(name: entry.name, url: folder + entry.name.text, size: size, hash: entry.hash))
    }
    return parts
  }
}
