import ArgumentParser
import Artifacts
import Extraction
import StageCommand

@main
struct Extract: StageTool {
  static let stageName = "extract"

  static let configuration = CommandConfiguration(
    commandName: "valbench-extract",
    abstract: "Find the controversy sections of a Wikipedia dump.",
    usage: "valbench-extract <dump> ... --output <file> [<options>]",
    discussion: """
      Reads MediaWiki XML dumps, plain or bz2, and writes each section whose heading marks it as describing a \
      controversy, as plain prose, to a JSON Lines file.

      Example: valbench-extract enwiki-latest-pages-articles.xml.bz2 -o sections.jsonl
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Dump files (- for standard input).", valueName: "dump"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the sections go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Language whose heading lexicon, headings/<language>.yaml, is used.", valueName: "code"))
  var language = "en"

  @Option(help: ArgumentHelp("Leave out sections with fewer words.", valueName: "n"))
  var minimumWords = 40

  @Option(help: ArgumentHelp("Leave out sections with more words.", valueName: "n"))
  var maximumWords = 6000

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (0...maximumWords).contains(minimumWords) else {
      throw ValidationError("--minimum-words must lie between 0 and --maximum-words.")
    }
  }

  func runStage() async throws -> StageOutcome {
    try await ExtractStage(
      inputs: try options.inputs(inputs, stage: Self.stageName),
      output: try options.output(output, stage: Self.stageName),
      lexicon: try options.dataFolder.file("headings/\(language).yaml"), minimumWords: minimumWords,
      maximumWords: maximumWords
    ).run(options.run)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
