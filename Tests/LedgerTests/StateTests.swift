import Artifacts
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite("How a ledger stands, found out without changing it")
struct StateTests {
  @Test("one that is not there is not made")
  func absent() async throws {
    try await withTemporaryFolder { folder in
      let state = await LedgerState.of(path: folder("deep/ledger.sqlite"))
      #expect(state == LedgerState(path: folder("deep/ledger.sqlite"), use: .absent, isOnNetwork: false))
      let files = try folder.files()
      #expect(files == [])
    }
  }

  @Test("one that somebody writes to is told with its holder, and is free afterwards (fault 29)")
  func taken() async throws {
    try await withTemporaryFolder { folder in
      let path = folder("ledger.sqlite")
      try await Ledger.with(path: path) { _ in
        guard case .taken(let holder) = await LedgerState.of(path: path).use else {
          Issue.record("not taken")
          return
        }
        #expect(holder.hasPrefix("process \(getpid()) on host "))
      }
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(await LedgerState.of(path: path).use == .free)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      try await Ledger.with(path: path) { _ in }
    }
  }

  @Test("what is no ledger, or a damaged one, is told (fault 30)")
  func unusable() async throws {
    try await withTemporaryFolder { folder in
      let diary = try folder.write("Dear diary, today I wrote no SQLite file.\n", to: "diary.txt")
      #expect(await LedgerState.of(path: diary).use == .unusable(.notALedger(path: diary)))
      guard case .unusable(.cannotOpen) = await LedgerState.of(path: folder.path).use else {
        Issue.record("a folder is no ledger")
        return
      }
    }
  }

  @Test("SQLite tells its version")
  func version() {
    #expect(LedgerState.libraryVersion?.hasPrefix("3.") == true)
  }
}
