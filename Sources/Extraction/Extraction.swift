import Artifacts
import MediaWikiDump
import SectionMining

/// One run over one or several dump files: reads pages, mines them, writes sections, counts what is left out.
struct Extraction {
  private let rules: MiningRules
  private let previous: PreviousSections?
  /// The sections, and the redirects if they are asked for.
  private var outputs: ShardOutputs
  private let threads: Int
  private var pageCount = 0
  private var articleCount = 0
  private var sectionCount = 0
  private var changes: [SectionRecord.Change: Int] = [:]
  private var dropped = StageSummary()

  init(
    rules: MiningRules, previous: PreviousSections?, outputs: ShardOutputs, threads: Int
  ) {
    self.rules = rules
    self.previous = previous
    self.outputs = outputs
    self.threads = threads
  }

  private var redirectsOutput: ArtifactOutput? { outputs.outputs.dropFirst().first }

  var summary: StageSummary {
    var summary = dropped
    summary.count("pages", pageCount)
    summary.count("articles", articleCount)
    summary.count("controversy sections", sectionCount)
    if previous != nil {
      for change in SectionRecord.Change.allCases { summary.count("\(change)", changes[change] ?? 0) }
    }
    return summary
  }

  /// - Parameter dumps: each with its place among those of all shards.
  mutating func read(_ dumps: [(place: Int, path: String)], _ console: Console) async throws {
    var progress = ExtractionProgress(dumps: dumps.map(\.path), console)
    for dump in dumps {
      try await read(dump.path, &progress)
      try outputs.end(input: dump.place)
      progress.finishFile()
    }
    progress.finish()
  }

  private mutating func read(_ path: String, _ progress: inout ExtractionProgress) async throws {
    let read = try await DumpReader(path: path, threads: threads).read(
      siteInfo: { site in
        let miner = try PageMiner(site: site, rules: rules, previous: previous, path: path)
        return { page in miner.mine(page) }
      },
      page: { page in try add(page) },
      progress: { done, _ in progress.update(bytesRead: done, sectionCount: sectionCount) })
    dropped.drop("page without a revision", read.pagesWithoutRevision)
    dropped.drop("page without text", read.pagesWithoutText)
  }

  private mutating func add(_ page: MinedPage) throws {
    pageCount += 1
    if let redirect = page.redirect { try redirectsOutput?.write(redirect) }
    if let reason = page.dropReason { return dropped.drop(reason) }
    articleCount += 1
    for (reason, count) in page.droppedSections { dropped.drop("section: \(reason.rawValue)", count) }
    dropped.drop("heading in HTML, which begins no section", page.htmlHeadings)
    for section in page.sections {
      sectionCount += 1
      if let change = section.change { changes[change, default: 0] += 1 }
      try outputs.outputs[0].write(section)
    }
  }
}
