import GRDB
import Synchronization

/// Brings the writes of all who wait at the same time to disk in one transaction.
///
/// While one group is being synced, the next one gathers: nobody waits longer than for the commit under way and his own.
/// A write that was taken on is carried out, whatever becomes of its caller.
final class GroupCommit: Sendable {
  private struct Write: Sendable {
    /// Does the write inside the transaction, and returns what tells its caller once that is on disk.
    let perform: @Sendable (Database) throws -> @Sendable () -> Void
    let fail: @Sendable (LedgerError) -> Void
  }

  private struct State {
    var waiting: [Write] = []
    var isScheduled = false
    /// Set once a commit failed. What reached the disk is not known then, and to sync again would prove nothing: so
    /// nothing more is written.
    var failure: LedgerError?
  }

  private let queue: DatabaseQueue
  private let path: String
  private let state = Mutex(State())

  init(queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  var failure: LedgerError? { state.withLock { $0.failure } }

  /// Does a write, and returns once it is on disk.
  ///
  /// - Throws: what is wrong with this write alone, which then changed nothing; or why its group could not be written,
  ///   and from then on for every later write.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    let result: Result<Value, LedgerError> = await withCheckedContinuation { continuation in
      take(
        Write(
          perform: { database in
            let value = try body(database)
            return { continuation.resume(returning: .success(value)) }
          },
          fail: { continuation.resume(returning: .failure($0)) }))
    }
    return try result.get()
  }

  private func take(_ write: Write) {
    let (failure, mustSchedule) = state.withLock { state in
      guard state.failure == nil else { return (state.failure, false) }
      state.waiting.append(write)
      defer { state.isScheduled = true }
      return (nil, !state.isScheduled)
    }
    if let failure { return write.fail(failure) }
    if mustSchedule { schedule() }
  }

  private func schedule() {
    queue.asyncWriteWithoutTransaction { [self] database in
      let group = state.withLock { state in
        defer { state.waiting = [] }
        return state.waiting
      }
      commit(group, database)
      let mustGoOn = state.withLock { state in
        state.isScheduled = !state.waiting.isEmpty
        return state.isScheduled
      }
      if mustGoOn { schedule() }
    }
  }

  private func commit(_ group: [Write], _ database: Database) {
    var group = group
    do {
      while !group.isEmpty {
        var ends: [@Sendable () -> Void] = []
        try database.beginTransaction(.immediate)
        guard let fault = try perform(group, database, &ends) else {
          try database.commit()
          for end in ends { end() }
          return
        }
        // The others begin anew without the one that is at fault: rare, while a savepoint for each would not be free.
        try database.rollback()
        group.remove(at: fault.index).fail(fault.error)
      }
    } catch {
      try? database.rollback()
      let failure = LedgerError(error, path: path)
      let waiting = state.withLock { state in
        state.failure = failure
        defer { state.waiting = [] }
        return state.waiting
      }
      for write in group + waiting { write.fail(failure) }
    }
  }

  /// Does the writes of a group, up to one that is at fault itself.
  ///
  /// - Throws: what befalls the whole group.
  private func perform(
    _ group: [Write], _ database: Database, _ ends: inout [@Sendable () -> Void]
  ) throws -> (index: Int, error: LedgerError)? {
    for (index, write) in group.enumerated() {
      do {
        ends.append(try write.perform(database))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        return (index, LedgerError(error, path: path))
      } catch let error as LedgerError {
        return (index, error)
      }
    }
    return nil
  }
}
