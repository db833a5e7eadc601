/// Lets requests go to one endpoint at the pace that ``Pace`` finds.
actor Pacer {
  private var pace: Pace
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var order: [Int] = []
  private var nextWaiter = 0
  private let clock = ContinuousClock()

  init(_ settings: PaceSettings) {
    pace = Pace(settings)
  }

  /// Waits until a request may go. Each ticket must be given back with ``ended(_:_:limits:)``, and then with
  /// ``stored()``.
  ///
  /// - Throws: `CancellationError`.
  func admit(tokens: Int) async throws -> Pace.Ticket {
    while true {
      if Task.isCancelled {
        // This one may have been woken for a place that another can take.
        wake()
        throw CancellationError()
      }
      switch pace.admit(tokens: tokens, at: clock.now) {
      case .now(let ticket): return ticket
      case .notBefore(let instant): try await clock.sleep(until: instant)
      case .whenOneEnds: await waitForPlace()
      }
    }
  }

  /// - Returns: whether everything fails and the run is to be stopped.
  func ended(_ ticket: Pace.Ticket, _ ending: Pace.Ending, limits: RateLimitHeaders = .none) -> Bool {
    pace.ended(ticket, ending, limits: limits, at: clock.now, fraction: Double.random(in: 0..<1))
    wake()
    return pace.isHopeless
  }

  /// What came of a request that ended is in the ledger.
  func stored() {
    pace.stored()
    wake()
  }

  private func waitForPlace() async {
    nextWaiter += 1
    let waiter = nextWaiter
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume() }
        waiting[waiter] = continuation
        order.append(waiter)
      }
    } onCancel: {
      Task { await cancel(waiter) }
    }
  }

  private func cancel(_ waiter: Int) {
    waiting.removeValue(forKey: waiter)?.resume()
  }

  private func wake() {
    var places = pace.freePlaces
    var woken = 0
    while places > 0, woken < order.count {
      if let continuation = waiting.removeValue(forKey: order[woken]) {
        continuation.resume()
        places -= 1
      }
      woken += 1
    }
    order.removeFirst(woken)
  }
}
