import Artifacts
import Foundation

/// Where the pages that came are kept until all are there: a JSON Lines file beside the output, with a line that says what
/// was asked for and a line a page, in their order.
///
/// What a killed process left behind is gone on with, if it is of the same request.
final class HubPageFile {
  private let path: String?
  private let file: FileHandle
  private let request: [UInt8]
  /// In bytes, of what is good.
  private var size = 0

  /// How many rows of each split are there.
  private(set) var counts: [HubSplit: Int] = [:]
  /// How many there should be.
  private(set) var totals: [HubSplit: Int] = [:]
  /// Of the dataset, if a page told it.
  private(set) var revision: String?

  private var name: String { path ?? "temporary file" }

  /// How many rows are there.
  var count: Int { counts.values.reduce(0, +) }

  static func path(for output: String) -> String { output + ".pages" }

  /// - Parameters:
  ///   - output: where the pairs go; for `-` the pages are kept for this run alone.
  ///   - request: all that decides which pages there are.
  init(for output: String, request: JSONObject) throws {
    self.request = JSONValue.object(request).encoded() + [0x0A]
    path = output == "-" ? nil : Self.path(for: output)
    let path =
      path ?? FileManager.default.temporaryDirectory.appendingPathComponent("valbench-\(UUID().uuidString)").path
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw ArtifactError.unwritable(path: path, reason: systemErrorText()) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if self.path == nil { unlink(path) }
    try takeUp()
  }

  /// Counts the pages that an earlier process left, and cuts off what follows the last good one.
  private func takeUp() throws {
    var isFirst = true
    try forEachLine { line in
      if isFirst {
        isFirst = false
        return line + [0x0A] == request
      }
      guard let page = Self.page(line), isNext(page) else { return false }
      note(page)
      return true
    }
    if size == 0 { return try restart() }
    try perform { try file.truncate(atOffset: UInt64(size)) }
  }

  private static func page(_ line: ArraySlice<UInt8>) -> HubPage? {
    (try? JSONValue(parsing: line))?.asObject.flatMap { try? HubPage($0) }
  }

  /// Whether a page follows on those that are there, and is of the same dataset.
  func isNext(_ page: HubPage) -> Bool {
    page.offset == counts[page.split, default: 0] && totals[page.split, default: page.total] == page.total
      && (revision == nil || page.revision == nil || revision == page.revision)
  }

  private func note(_ page: HubPage) {
    counts[page.split, default: 0] += page.rows.count
    totals[page.split] = page.total
    revision = revision ?? page.revision
  }

  func append(_ page: HubPage) throws(ArtifactError) {
    try write(JSONValue.object(page.json).encoded() + [0x0A])
    note(page)
  }

  /// Forgets all pages.
  func restart() throws(ArtifactError) {
    counts = [:]
    totals = [:]
    revision = nil
    size = 0
    try perform { try file.truncate(atOffset: 0) }
    try write(request)
  }

  private func write(_ line: [UInt8]) throws(ArtifactError) {
    try perform {
      try file.seek(toOffset: UInt64(size))
      try file.write(contentsOf: line)
    }
    size += line.count
  }

  /// The pages, in the order in which they came.
  func forEachPage(_ body: (HubPage) throws -> Void) throws {
    var isFirst = true
    try forEachLine { line in
      if !isFirst {
        guard let page = Self.page(line) else { throw ArtifactError.changedWhileRead(path: name) }
        try body(page)
      }
      isFirst = false
      return true
    }
  }

  /// Reads the whole lines from the start, and counts the good ones' bytes.
  ///
  /// - Parameter body: whether a line is good; the first that is not ends it.
  private func forEachLine(_ body: (ArraySlice<UInt8>) throws -> Bool) throws {
    var lines = Lines()
    size = 0
    try perform { try file.seek(toOffset: 0) }
    while let bytes = try read() {
      lines.append(bytes)
      while let line = lines.next() {
        guard try body(line) else { return }
        size += line.count + 1
      }
    }
  }

  private func read() throws(ArtifactError) -> Data? {
    var data: Data?
    try perform { data = try file.read(upToCount: 1 << 20) }
    return data
  }

  private func perform(_ work: () throws -> Void) throws(ArtifactError) {
    do {
      try work()
    } catch {
      throw .unwritable(path: name, reason: systemErrorText())
    }
  }

  /// Removes what is kept for an output.
  static func remove(for output: String) {
    if output != "-" { unlink(path(for: output)) }
  }
}
