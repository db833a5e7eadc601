/// The older dumps: `<wiki>/<YYYYMMDD>/` has the parts, and `dumpstatus.json` tells their sizes and hashes.
struct LegacyDumps: DumpSource {
  let layout = DumpLayout.legacy
  let client: MirrorClient
  let mirror: Mirror
  let wiki: WikiName

  private var folder: String { "\(mirror.text)/\(wiki)/" }

  func dates() async throws -> [DumpDate] {
    let page = try await client.bytes(folder, maximumSize: maximumListingSize)
    return LinkNames.dates(in: page ?? [], layout: layout)
  }

  func parts(on date: DumpDate) async throws -> [DumpPart]? {
    let folder = "\(folder)\(date.compact)/"
    let url = folder + "dumpstatus.json"
    guard let status = try await client.bytes(url, maximumSize: maximumStatusSize) else { return nil }
    do {
      return try DumpStatus.entries(of: status, wiki: wiki, date: date)?.map { entry in
        DumpPart(name: entry.name, url: folder + entry.name.text, size: entry.size, hash: entry.hash)
      }
    } catch {
      throw FetchError.badReply(url: url, problem: error.words)
    }
  }
}
