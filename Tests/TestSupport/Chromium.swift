import Artifacts
import Foundation

/// A headless Chromium or Chrome, driven over its DevTools protocol, for tests of pages.
package enum Chromium {
  /// The browser on the `PATH`; `nil` if there is none.
  package static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = ["chromium", "google-chrome"].flatMap { name in folders.map { "\($0)/\(name)" } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Why a test is skipped.
  package static let isMissing = "needs chromium or google-chrome on the PATH"

  /// Starts a browser with a profile of its own, opens one page, and ends the browser after `body`, or where something
  /// takes too long.
  package nonisolated(nonsending) static func withPage<Result>(
    _ body: nonisolated(nonsending) (ChromiumPage) async throws -> Result
  ) async throws -> Result {
    guard let path else { throw ChromiumError("there is no browser on the PATH") }
    return try await withTemporaryFolder { folder in
      let process = try ChromiumProcess(path, folder: folder)
      do {
        let page = try await ChromiumPage(ChromiumConnection(process), downloads: folder("downloads"))
        let result = try await body(page)
        await process.end()
        return result
      } catch {
        await process.end()
        throw error
      }
    }
  }
}

package struct ChromiumError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}
