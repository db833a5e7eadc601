import Diagnosis
import Foundation
import TestSupport
import Testing

@Suite("Room and limits")
struct PlaceTests {
  private func place(_ name: String, free: Int?, device: UInt64 = 1, isWritable: Bool = true) -> PlaceFindings.Place {
    PlaceFindings.Place(name: name, isWritable: isWritable, device: device, free: free)
  }

  @Test("each file system is told once, with all that lies on it")
  func devices() {
    let places = [
      place("runs", free: 5_000_000_000), place("/tmp", free: 1_000_000_000, device: 2),
      place("ledger", free: 5_000_000_000),
    ]
    let findings = PlaceFindings.findings(places)
    #expect(findings.map(\.standing) == [.ok, .warning])
    #expect(findings[0].text == "5.0 GB are free for runs, ledger")
    #expect(findings[1].text.hasPrefix("1.0 GB are free for /tmp, and 2.0 GB may be needed."))
  }

  @Test("a large dump needs more room")
  func dump() {
    let places = [place("runs", free: 4_000_000_000)]
    #expect(PlaceFindings.findings(places, dumpSize: 19_000_000_000).map(\.standing) == [.ok])
    #expect(PlaceFindings.findings(places, dumpSize: 25_000_000_000).map(\.standing) == [.warning])
  }

  @Test("where nobody may write, or free space is not known, that is told")
  func unusual() {
    let findings = PlaceFindings.findings([place("runs", free: nil, isWritable: false)])
    #expect(findings.map(\.standing) == [.missing, .warning])
  }

  @Test("a folder that is not there yet is on the file system of the one above it")
  func looking() async throws {
    try await withTemporaryFolder { folder in
      let here = PlaceFindings.Place(name: "x", folder: folder.path)
      #expect(here == PlaceFindings.Place(name: "x", folder: folder("a/b/c")))
      #expect(here.isWritable && (here.free ?? 0) > 0)
      try folder.write("", to: "file")
      #expect(!PlaceFindings.Place(name: "x", folder: folder("file/a")).isWritable)
    }
  }

  @Test("a limit of open files that is too low is told with what raises it (fault 38)")
  func fileLimit() {
    #expect(FileLimit(soft: 1024, hard: 4096).finding(needed: 100).standing == .ok)
    let low = FileLimit(soft: 64, hard: 4096).finding(needed: 100)
    #expect(low.standing == .wrong && low.text.hasSuffix("Run: ulimit -n 100"))
    let hard = FileLimit(soft: 64, hard: 64).finding(needed: 100)
    #expect(hard.text.contains("the hard limit is 64"))
    #expect((FileLimit.current?.soft ?? 0) > 0)
  }
}
