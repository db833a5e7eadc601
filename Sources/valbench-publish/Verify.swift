import ArgumentParser
import Artifacts
import Publishing

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a dataset folder from anywhere: hashes, records, ids, splits, card.",
    usage: "valbench-publish verify <folder>",
    discussion: """
      Says what was checked, and names what is wrong, with file and line; the exit code is 65 then. Every file must have \
      the hash that SHA256SUMS tells, and no data file may be there besides; every line must be a pair with a source, \
      with the id that follows from it; no pair and no article may stand in two splits; the questions must be those of \
      the pairs; README.md and croissant.json must tell the same files and numbers.
      """)

  @Argument(help: ArgumentHelp("The dataset folder.", valueName: "folder"))
  var folder: String

  func run() async throws {
    let report = try await DatasetVerification(folder: folder).run()
    for words in report.checked { print("checked: \(words)".escapedForTerminal) }
    for finding in report.findings { print("wrong: \(finding)".escapedForTerminal) }
    guard report.findingCount > 0 else { return print("\(folder): is as it should be.".escapedForTerminal) }
    if report.findingCount > report.findings.count {
      print("wrong: \(report.findingCount - report.findings.count) more findings, which are not told.")
    }
    Console().say(
      "\(folder): this is not the dataset as it was made. Fetch it again, or make it again with "
        + "valbench-publish dataset.")
    throw ExitCode(ExitStatus.badData.rawValue)
  }
}
