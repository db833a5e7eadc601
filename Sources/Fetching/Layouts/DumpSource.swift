/// The dumps of one wiki in one layout.
protocol DumpSource: Sendable {
  var layout: DumpLayout { get }

  /// The days that have a folder, the newest first, finished or not. Empty if the wiki is not there.
  func dates() async throws -> [DumpDate]

  /// The parts of a day's dump in order, or `nil` if it is not finished.
  func parts(on date: DumpDate) async throws -> [DumpPart]?
}

/// Of a page of links, in bytes.
let maximumListingSize = 4 << 20
/// Of `SHA256SUMS` and `dumpstatus.json`, in bytes.
let maximumStatusSize = 16 << 20
