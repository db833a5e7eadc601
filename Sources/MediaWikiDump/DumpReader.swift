import Compression
import Parallelism

/// Reads a MediaWiki XML dump, plain, bz2, gzip or zstd, page by page in the file's order.
///
/// ```swift
/// let summary = try await DumpReader(path: "enwiki-….xml.bz2").read(
///   siteInfo: { site in { page in page.revision.text.count } },
///   page: { length in … })
/// ```
///
/// bz2 is decompressed, XML parsed, and something made of the pages on several threads. The result is the same whatever
/// their number is. Time is linear in the dump's size. Memory is flat, some 20 MB a thread, but for one page's text, of
/// which two revisions are held at most.
package struct DumpReader: Sendable {
  /// The dump's path; "-" is standard input.
  package let path: String
  package let limits: DumpLimits
  package let threads: Int
  /// Where the XML is cut, which nothing but time depends on.
  let cutter: PageCutter

  /// - Parameter threads: how many are used; at least 1.
  package init(path: String, limits: DumpLimits = DumpLimits(), threads: Int = 1) {
    self.init(path: path, limits: limits, threads: threads, cutter: PageCutter(shortest: 1 << 20, longest: 4 << 20))
  }

  init(path: String, limits: DumpLimits, threads: Int, cutter: PageCutter) {
    self.path = path
    self.limits = limits
    self.threads = max(1, threads)
    self.cutter = cutter
  }

  /// Reads the dump once from its start to its end.
  ///
  /// Pages are delivered before all bytes after them were looked at: what is made of them counts only when this
  /// function returns.
  ///
  /// - Parameters:
  ///   - siteInfo: is called once, before the first page; says what is made of each page, on any thread.
  ///   - page: gets what was made of each page that has a revision, in order.
  ///   - progress: is called now and then with the number of bytes of the file that were read, and with the file's size
  ///     where it is known.
  /// - Throws: `DumpError`, or what `siteInfo` or `page` threw, which ends the reading; `CancellationError` when the task
  ///   is cancelled.
  @discardableResult
  package nonisolated(nonsending) func read<Mapped: Sendable>(
    siteInfo: (SiteInfo) throws -> @Sendable (Page) -> Mapped,
    page: (Mapped) throws -> Void,
    progress: (_ bytesRead: Int64, _ totalBytes: Int64?) -> Void = { _, _ in }
  ) async throws -> DumpSummary {
    do {
      return try await withDecompressedChunks(of: path, threads: threads) { chunks in
        var pieces = XMLPieces(cutter: cutter)
        var assembly = DumpAssembly<Mapped>(file: chunks.name, limits: limits)
        if let head = try await pieces.next(from: &chunks, progress) { try assembly.takeHead(head, siteInfo, page) }
        let parser = assembly.pieceParser
        // What was read before a fault comes first, so that of several faults the first one is told.
        var fault: (any Error)?
        try await mapInOrder(limit: threads) {
          do {
            return try await pieces.next(from: &chunks, progress)
          } catch {
            fault = error
            return nil
          }
        } transform: { piece in
          parser?.parse(piece)
        } consume: { piece, items in
          try assembly.take(piece, items, siteInfo, page)
        }
        if let fault { throw fault }
        return try assembly.finish()
      }
    } catch let error as CompressionError {
      throw DumpError.unreadable(error)
    }
  }

  /// Reads no more than the site's description.
  ///
  /// - Throws: as `read`.
  package nonisolated(nonsending) func siteInfo() async throws -> SiteInfo {
    struct Found: Error { let site: SiteInfo }
    do {
      try await read(siteInfo: { site -> @Sendable (Page) -> Void in throw Found(site: site) }, page: { _ in })
    } catch let found as Found {
      return found.site
    }
    preconditionFailure("a dump without a description of its site is an error")
  }
}
