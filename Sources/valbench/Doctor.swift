import ArgumentParser
import Artifacts
import Diagnosis
import Foundation
import LanguageModels
import Ledger
import StageCommand

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is set up on this machine, and what is not.",
    usage: "valbench doctor [<pipeline>]",
    discussion: """
      Looks at the stages' executables, the system's libraries, keys, room on the disks, and limits. With a pipeline file \
      also at that file, what it reads, its ledgers, and whether the servers of its models answer and have them: they are \
      asked for their models' names, which costs nothing. Without one no server is asked.

      Each line says ok, note, warning, missing or wrong, and what to do. Keys are never shown. The exit code is 0 where \
      nothing is missing or wrong, 78 where the file or a key is, and else 69.

      Example: valbench doctor mine.yaml
      """)

  @Argument(help: ArgumentHelp("A pipeline file, such as those in pipelines/.", valueName: "pipeline"))
  var pipeline: String?

  /// How long a server may take for one reply, in seconds.
  @Option(help: .hidden)
  var timeout = 10

  func run() async throws {
    var findings: [Finding] = []
    func tell(_ more: [Finding]) {
      for finding in more { print(finding.line) }
      findings += more
    }
    tell(try await ExecutableCheck.findings())
    let environment = ProcessInfo.processInfo.environment
    if let pipeline {
      do {
        let check = try await PipelineCheck(path: pipeline)
        tell(check.findings)
        let models = ModelFindings(check.models)
        tell(KeyFindings(environment: environment).of(models.names))
        tell(models.findings(await models.standings(limit: .seconds(timeout))))
        for ledger in check.ledgers { tell(LedgerFindings.findings(await LedgerState.of(path: ledger))) }
        tell(PlaceFindings.findings(check.places, dumpSize: check.inputs.dumpSize))
        tell(limits(check.models))
      } catch let error as ConfigurationError {
        tell([Finding(error)])
      }
    } else {
      tell(KeyFindings(environment: environment).ofAllProviders)
      tell(PlaceFindings.findings([.init(name: "this folder", folder: "."), .temporary]))
      tell(limits([]))
    }
    tell(MachineFindings.findings)
    if let status = findings.exitStatus { throw ExitCode(status.rawValue) }
  }

  private func limits(_ models: [AskedModel]) -> [Finding] {
    let needed = FileLimit.needed(by: models, processors: ProcessInfo.processInfo.activeProcessorCount)
    return FileLimit.current.map { [$0.finding(needed: needed)] } ?? []
  }
}
