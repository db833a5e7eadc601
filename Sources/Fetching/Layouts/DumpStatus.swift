import Artifacts

/// What a `dumpstatus.json` of the older layout tells about articles.
enum DumpStatus {
  struct Entry {
    let name: PartName
    let size: Int
    let hash: PartHash
  }

  /// The first of them that is done is taken: the same articles, in one bz2 stream a part or in many.
  private static let jobs = ["articlesdump", "articlesmultistreamdump"]

  /// - Returns: the parts in order; `nil` if no job with articles is done.
  /// - Throws: words that say what is wrong: no JSON, a field that is missing, a name that is none of a part.
  static func entries(of text: [UInt8], wiki: WikiName, date: DumpDate) throws(ReplyProblem) -> [Entry]? {
    do {
      guard case .object(let root) = try JSONValue(parsing: text) else { throw RecordError("it is no JSON object") }
      let jobs = try root.object("jobs")
      for name in Self.jobs {
        guard let job = try jobs.optionalObject(name), try job.optionalString("status") == "done" else { continue }
        return try entries(of: try job.object("files"), wiki, date)
      }
      return nil
    } catch let problem as ReplyProblem {
      throw problem
    } catch {
      throw ReplyProblem("this is no status of a dump: \(error)")
    }
  }

  private static func entries(of files: JSONObject, _ wiki: WikiName, _ date: DumpDate) throws -> [Entry] {
    var entries: [Entry] = []
    for file in files.members where !file.key.contains("-multistream-index") {
      guard let name = PartName(file.key, wiki: wiki, date: date, layout: .legacy) else {
        throw ReplyProblem.badName(file.key)
      }
      let fields = file.value.asObject ?? [:]
      let size = try fields.integer("size")
      guard size > 0, let hash = PartHash(.sha1, try fields.string("sha1")) else {
        throw ReplyProblem("the size or the SHA-1 of \(name.text) makes no sense")
      }
      entries.append(Entry(name: name, size: size, hash: hash))
    }
    guard !entries.isEmpty else { throw ReplyProblem("it lists no part") }
    return entries.sorted { $0.name < $1.name }
  }
}
