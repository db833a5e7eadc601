import Artifacts
import Diagnosis
import LanguageModels
import Ledger
import Testing

@Suite("Findings")
struct FindingTests {
  @Test("warnings and notes are no faults, a fault in the file or a key comes before the others")
  func exitStatus() {
    let harmless = [Finding(.ok, "a"), Finding(.note, "b"), Finding(.warning, "c")]
    #expect(harmless.exitStatus == nil)
    #expect((harmless + [Finding(.missing, "d")]).exitStatus == .unavailable)
    #expect((harmless + [Finding(.wrong, "d")]).exitStatus == .unavailable)
    let mistake = Finding(.wrong, "e", isConfiguration: true)
    #expect((harmless + [Finding(.missing, "d"), mistake]).exitStatus == .badConfiguration)
  }

  @Test("a finding is one line, and no command to a terminal")
  func line() {
    #expect(Finding(.ok, "zlib 1.3").line == "ok       zlib 1.3")
    #expect(Finding(.warning, "a\nb\u{1B}[2J").line == #"warning  a b\u001b[2J"#)
  }

  @Test("an error of a stage is told in its words")
  func error() {
    let error = ModelError.badName("gpt")
    #expect(Finding(error) == Finding(.wrong, error.description, isConfiguration: true))
    #expect(Finding(ArtifactError.missing(path: "x")).standing == .missing)
  }

  @Test("executables are there, start, and are of one version")
  func executables() {
    func standing(_ answer: ExecutableFindings.Answer) -> Finding {
      ExecutableFindings.finding("valbench-x", answer, in: "/bin")
    }
    #expect(standing(.absent).standing == .missing)
    #expect(standing(.ended(status: 0, words: valbenchVersion + "\n")) == Finding(.ok, "valbench-x \(valbenchVersion)"))
    #expect(
      standing(.ended(status: 0, words: "0.0.1\n")).text.hasPrefix("valbench-x is of version 0.0.1, and valbench of"))
    let loader = "valbench-x: error while loading shared libraries: libbz2.so.1.0: cannot open shared object file\n"
    let broken = standing(.ended(status: 127, words: loader))
    #expect(broken.standing == .wrong && broken.text.contains("does not start: valbench-x: error while loading"))
    #expect(standing(.ended(status: 1, words: "")).text.contains("does not start: it says nothing"))
  }

  @Test("libraries are told with their versions; those that nobody knows of are missing")
  func libraries() {
    let words = "libxml2 2.9.14\nlibbz2 1.0.8\nzlib 1.2.13\nzstd 1.5.4\n"
    let all = ExecutableFindings.libraries(.ended(status: 0, words: words), ledgerVersion: "3.40.1")
    #expect(all.map(\.standing) == Array(repeating: .ok, count: 5))
    #expect(all.last?.text == "libsqlite3 3.40.1")
    let none = ExecutableFindings.libraries(.absent, ledgerVersion: "3.40.1")
    #expect(none.map(\.standing) == [.missing, .missing, .missing, .missing, .ok])
  }

  @Test("a ledger in use or damaged is a fault, one on a network file system is not")
  func ledger() {
    func standings(_ use: LedgerState.Use, isOnNetwork: Bool = false) -> [Finding.Standing] {
      LedgerFindings.findings(LedgerState(path: "l.sqlite", use: use, isOnNetwork: isOnNetwork)).map(\.standing)
    }
    #expect(standings(.absent) == [.ok])
    #expect(standings(.free, isOnNetwork: true) == [.ok, .note])
    #expect(standings(.taken(holder: "process 1 on host n1")) == [.wrong])
    #expect(standings(.unusable(.newer(path: "l.sqlite"))) == [.wrong])
  }
}
