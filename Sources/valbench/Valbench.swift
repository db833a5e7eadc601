import ArgumentParser
import Artifacts
import StageCommand

@main
struct Valbench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valbench",
    abstract: "Rebuild and run VAL-Bench: does a language model hold one value stance however a question is framed?",
    discussion: """
      Three pipelines do the work, each in one file that holds every parameter:
        From a dump to a dataset:   valbench run pipelines/rebuild-dataset.yaml
        Other splits of a dataset:  valbench run pipelines/regenerate-splits.yaml
        From pairs to scores:       valbench run pipelines/evaluate-models.yaml

      Each stage is a command of its own too: valbench <stage> --help.
      """,
    version: valbenchVersion,
    subcommands: [Run.self, Status.self, Doctor.self, Fetch.self, Merge.self, LedgerCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Stages",
        subcommands: [
          ExtractStageCommand.self, GenerateStageCommand.self, EmbedStageCommand.self, DeduplicateStageCommand.self,
          SplitStageCommand.self, PublishStageCommand.self, ImportStageCommand.self, EvaluateStageCommand.self,
        ])
    ])

  func run() async throws {
    print(
      """
      valbench \(valbenchVersion)

      To see it work on the bundled sample, without any network or key:
        valbench run pipelines/rebuild-dataset.yaml
        valbench run pipelines/evaluate-models.yaml
      then open runs/evaluate-models/report.html.

      For your own dump and models, copy one of the files in pipelines/ and change it.
      valbench status FILE says what is done, doctor what is not set up, --help the rest.
      """)
  }

  static func main() async {
    await StageProgram.main(command: Self.self)
  }
}
