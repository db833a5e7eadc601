import Synchronization

/// How many answers were asked for, and how many at one time, over all connections and threads.
final class RequestCounts: Sendable {
  private let requests = Atomic(0)
  private let inFlight = Atomic(0)
  private let peakInFlight = Atomic(0)

  func begin() {
    requests.add(1, ordering: .relaxed)
    peakInFlight.max(inFlight.add(1, ordering: .relaxed).newValue, ordering: .relaxed)
  }

  func end() {
    inFlight.subtract(1, ordering: .relaxed)
  }

  /// Begins anew; what is in flight stays so.
  func reset() {
    requests.store(0, ordering: .relaxed)
    peakInFlight.store(inFlight.load(ordering: .relaxed), ordering: .relaxed)
  }

  var json: String {
    let (requests, peak) = (requests.load(ordering: .relaxed), peakInFlight.load(ordering: .relaxed))
    return #"{"requests": \#(requests), "peak_in_flight": \#(peak)}"#
  }
}
