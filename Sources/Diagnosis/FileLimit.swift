import Foundation
import LanguageModels

/// How many files and connections a process may have open.
package struct FileLimit: Sendable, Equatable {
  package let soft: Int
  package let hard: Int

  package init(soft: Int, hard: Int) {
    self.soft = soft
    self.hard = hard
  }

  /// This process's, which its children get; `nil` where the system does not tell.
  package static var current: FileLimit? {
    var limit = rlimit()
    #if canImport(Glibc)
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    #else
      let isKnown = getrlimit(RLIMIT_NOFILE, &limit) == 0
    #endif
    return isKnown ? FileLimit(soft: Int(clamping: limit.rlim_cur), hard: Int(clamping: limit.rlim_max)) : nil
  }

  /// How many descriptors the neediest stage opens: a connection for each request under way, three for each thread of
  /// the network library, of which there are as many as processors, and some for files, pipes and the ledger.
  package static func needed(by models: [AskedModel], processors: Int) -> Int {
    var connections: [String: Int] = [:]
    for model in models where !model.access.model.isOffline {
      connections[model.stage, default: 0] += model.access.pace.cap
    }
    return 32 + 3 * processors + (connections.values.max() ?? 0)
  }

  package func finding(needed: Int) -> Finding {
    if soft >= needed { return Finding(.ok, "\(soft) files may be open at once, and at most \(needed) will be") }
    let remedy =
      hard >= needed
      ? "Run: ulimit -n \(needed)"
      : "Ask your administrator for \(needed) (the hard limit is \(hard)), or lower \"concurrency\"."
    return Finding(.wrong, "\(soft) files may be open at once, and up to \(needed) are needed. \(remedy)")
  }
}
