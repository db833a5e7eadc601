import ArgumentParser
import Artifacts
import Extraction
import Foundation
import StageCommand

@main
struct Extract: StageTool {
  static let stageName = "extract"

  static let configuration = CommandConfiguration(
    commandName: "valbench-extract",
    abstract: "Find the controversy sections of a Wikipedia dump.",
    usage: "valbench-extract <dump> ... --output <file> [<options>]",
    discussion: """
      Reads MediaWiki XML dumps, plain, bz2, gzip or zstd, and writes each section whose heading marks it as describing a \
      controversy, as plain prose, to a JSON Lines file.

      Example: valbench-extract enwiki-latest-pages-articles.xml.bz2 -o sections.jsonl
      """,
    version: valbenchVersion)

  @Argument(help: ArgumentHelp("Dump files (- for standard input).", valueName: "dump"))
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the sections go (- for standard output).", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Where the redirects between articles go, for valbench-split.", valueName: "file"))
  var redirects: String?

  @Option(
    help: ArgumentHelp(
      "Language whose heading lexicon and template table are used. (default: the dump's; en for standard input)",
      valueName: "code"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      "Variant of the language whose text is taken, such as zh-hant. (default: the wiki's)", valueName: "code"))
  var variant: String?

  @Option(help: ArgumentHelp("Leave out sections with fewer words.", valueName: "n"))
  var minimumWords = 40

  @Option(help: ArgumentHelp("Leave out sections with more words.", valueName: "n"))
  var maximumWords = 6000

  @Option(
    help: ArgumentHelp("Sections of an earlier dump: mark each section as new, changed or the same.", valueName: "file")
  )
  var previous: String?

  @Option(
    help: ArgumentHelp("Only show one page's headings, with the verdict and the rule for each.", valueName: "title"))
  var explain: String?

  @Option(
    help: ArgumentHelp(
      "Threads; the output is the same for any number. (default: as many as there are processors)", valueName: "n"))
  var threads: Int?

  @Flag(help: .hidden)
  var libraries = false

  @OptionGroup var sharding: ShardOptions

  @OptionGroup var options: StageOptions

  func validate() throws {
    guard (0...maximumWords).contains(minimumWords) else {
      throw ValidationError("--minimum-words must lie between 0 and --maximum-words.")
    }
    guard threads ?? 1 >= 1 else { throw ValidationError("--threads must be at least 1.") }
  }

  func runStage() async throws -> StageOutcome {
    if libraries {
      for (name, version) in ExtractStage.libraries { print(name, version) }
      return .planned
    }
    let output = try explain == nil ? options.output(output, stage: Self.stageName) : "-"
    let dumps = try FilePatterns.expand(try options.inputs(inputs, stage: Self.stageName))
    let language = try await language(of: dumps[0])
    let stage = ExtractStage(
      inputs: dumps,
      output: output,
      redirectsOutput: redirects,
      lexicon: try options.dataFolder.file("headings/\(language).yaml"),
      templates: try [
        options.dataFolder.file("templates/common-templates.yaml"),
        options.dataFolder.fileIfAny("templates/\(language)-templates.yaml"),
      ].compactMap(\.self),
      variant: variant, minimumWords: minimumWords, maximumWords: maximumWords, previous: previous,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, shard: sharding.shard)
    if let explain {
      for line in try await stage.explain(title: explain) { print(line) }
      return .planned
    }
    return try await stage.run(options.run)
  }

  private func language(of dump: String) async throws -> String {
    if let language { return language }
    return dump == "-" ? "en" : try await DumpFiles.language(of: dump)
  }

  static func main() async { await StageProgram.main(Self.self) }
}
