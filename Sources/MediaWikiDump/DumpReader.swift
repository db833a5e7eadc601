import Compression

/// Reads a MediaWiki XML dump, plain or bz2, page by page in the file's order.
///
/// ```swift
/// let summary = try DumpReader(path: "enwiki-….xml.bz2").read(
///   siteInfo: { site in … },
///   page: { page in … })
/// ```
///
/// Time is linear in the dump's size. Memory is flat but for one page's text, of which two revisions are held at most.
package struct DumpReader: Sendable {
  /// The dump's path; "-" is standard input.
  package let path: String
  package let limits: DumpLimits

  package init(path: String, limits: DumpLimits = DumpLimits()) {
    self.path = path
    self.limits = limits
  }

  /// Reads the dump once from its start to its end.
  ///
  /// Pages are delivered before the bytes after them were looked at: what is made of them counts only when this
  /// function returns.
  ///
  /// - Parameters:
  ///   - siteInfo: is called once, before the first page.
  ///   - page: is called for every page that has a revision.
  ///   - progress: is called now and then with the number of bytes of the file that were read, and with the file's size
  ///     where it is known.
  ///   - onRawBytes: gets the file's bytes as they lie on disk, in order and each once, for instance to hash them.
  /// - Throws: `DumpError`, or what `siteInfo` or `page` threw; that ends the reading at once.
  @discardableResult
  package func read(
    siteInfo: (SiteInfo) throws -> Void,
    page: (Page) throws -> Void,
    progress: (_ bytesRead: Int64, _ totalBytes: Int64?) -> Void = { _, _ in },
    onRawBytes: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws -> DumpSummary {
    var source = try open()
    var parser = DumpParser(limits: limits)
    func deliver() throws {
      for item in parser.takeFinished() {
        switch item {
        case .siteInfo(let value): try siteInfo(value)
        case .page(let value): try page(value)
        }
      }
      try throwProblem(of: parser, at: source)
    }
    while try advance(&source, onRawBytes) {
      try source.withChunk { chunk in
        var rest = chunk[...]
        while !rest.isEmpty {
          rest = rest.dropFirst(parser.parse(UnsafeRawBufferPointer(rebasing: rest)))
          try deliver()
        }
      }
      progress(source.bytesRead, source.totalBytes)
    }
    guard parser.xmlBytes > 0 else { throw DumpError.noData(file: source.name) }
    if parser.isIncomplete {
      throw DumpError.incomplete(file: source.name, at: position(line: parser.line, parser.xmlBytes, source))
    }
    parser.finish()
    try deliver()
    var summary = parser.summary
    summary.xmlBytes = parser.xmlBytes
    return summary
  }

  private func open() throws(DumpError) -> ByteSource {
    do throws(CompressionError) {
      return try ByteSource(path: path)
    } catch {
      throw .unreadable(error)
    }
  }

  private func advance(
    _ source: inout ByteSource, _ onRawBytes: (UnsafeRawBufferPointer) -> Void
  ) throws(DumpError) -> Bool {
    do throws(CompressionError) {
      return try source.advance(onRawBytes: onRawBytes)
    } catch {
      throw .unreadable(error)
    }
  }

  private func throwProblem(of parser: borrowing DumpParser, at source: borrowing ByteSource) throws(DumpError) {
    guard let (problem, line, xmlByte) = parser.problem else { return }
    throw problem.error(file: source.name, at: position(line: line, xmlByte, source))
  }

  private func position(line: Int, _ xmlByte: Int64, _ source: borrowing ByteSource) -> DumpPosition {
    DumpPosition(line: line, xmlByte: xmlByte, compressedByte: source.isCompressed ? source.bytesRead : nil)
  }
}
