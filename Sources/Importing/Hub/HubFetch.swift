import Artifacts
import Parallelism

/// Brings all rows of some splits into the file of pages, those that are missing in it.
struct HubFetch {
  /// The dataset is not the one whose pages are there.
  private struct Changed: Error {}

  let client: HubClient
  let splits: [HubSplit]
  let file: HubPageFile
  let console: Console

  /// - Throws: ``HubError``, `ArtifactError`, `CancellationError`. What came stays, to be gone on with.
  func run() async throws {
    if file.count > 0 { console.say("import-hub: goes on behind the \(file.count) rows that are there.") }
    do {
      try await bring()
    } catch is Changed {
      console.say("import-hub: \(client.dataset) has changed since its first rows came; it is fetched anew.")
      try file.restart()
      do {
        try await bring()
      } catch is Changed {
        try file.restart()
        throw HubError.changing(dataset: client.dataset.description)
      }
    }
  }

  private func bring() async throws {
    for split in splits {
      if file.totals[split] == nil { try take(try await client.page(of: split, at: 0)) }
      let total = file.totals[split] ?? 0
      var progress = console.progress("import-hub \(split.subset) \(split.split)", unit: "rows", total: total)
      defer { progress.finish() }
      var offset = file.counts[split] ?? 0
      let client = client
      try await mapInOrder(limit: HubSettings.maximumConnections) { () -> Int? in
        guard offset < total else { return nil }
        defer { offset += HubPage.maximumCount }
        return offset
      } transform: { offset in
        try await client.page(of: split, at: offset)
      } consume: { _, page in
        try take(page)
        progress.update(done: file.counts[split] ?? 0)
      }
    }
  }

  private func take(_ page: HubPage) throws {
    guard file.isNext(page) else { throw Changed() }
    try file.append(page)
  }
}
