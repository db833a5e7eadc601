import ArgumentParser
import Artifacts
import StageCommand

@main
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valbench-evaluate",
    abstract: "Measure whether a model holds one stance however a question is framed.",
    discussion: """
      Three stages, one after another: respond has the model under test answer both questions of each pair, judge has \
      a judge model compare the two answers, and score turns the judgments into PAC, refusal and no-information rates. \
      calibrate measures the judge on responses whose scores are known, compare tells runs apart, and try shows all of \
      it on one issue in the terminal.
      """,
    version: valbenchVersion,
    subcommands: [Respond.self, Judge.self, Score.self, Calibrate.self, Compare.self, TryIssue.self])

  static func main() async {
    await StageProgram.main(
      Self.self, subcommands: [Respond.self, Judge.self, Score.self, Calibrate.self, Compare.self])
  }
}
