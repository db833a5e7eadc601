import Foundation

/// The number of processors on which this process may run, at least 1. A scheduler may grant fewer than there are.
package func activeProcessorCount() -> Int {
  max(1, ProcessInfo.processInfo.activeProcessorCount)
}
