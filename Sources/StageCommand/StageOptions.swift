package import ArgumentParser
package import Artifacts

/// The options that every stage has.
package struct StageOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Pipeline file that holds this stage's parameters.", valueName: "file"))
  package var config: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Folder whose headings/, templates/, prompts/, taxonomy/ and wording/ stand in for the built-in ones; its "
        + "prices.yaml adds to theirs.", valueName: "folder")
  )
  package var data: String?

  @Flag(name: .long, help: "Make the artifact anew, even if nothing has changed.")
  package var force = false

  @Flag(name: .long, help: "Only say whether the artifact is done, stale or missing, and why.")
  package var dryRun = false

  @Flag(name: .long, help: "Say nothing but errors.")
  package var quiet = false

  @Option(name: .long, help: .hidden)
  package var configuredInput: [String] = []

  /// `key=value` in the place of what the configuration file has; read before the options are.
  @Option(name: .customLong("set"), help: .hidden)
  package var settings: [String] = []

  @Flag(name: .long, help: .hidden)
  package var checkConfig = false

  package init() {}

  package var console: Console { Console(isQuiet: quiet) }

  package var run: RunOptions { RunOptions(force: force, dryRun: dryRun, console: console) }

  package var dataFolder: DataFolder {
    get throws { try DataFolder(path: data) }
  }

  /// The inputs named on the command line, or else those of the configuration file.
  package func inputs(_ named: [String], stage: String) throws(ConfigurationError) -> [String] {
    let inputs = named.isEmpty ? configuredInput : named
    guard !inputs.isEmpty else { throw .noInput(stage: stage) }
    return inputs
  }

  package func output(_ named: String?, stage: String) throws(ConfigurationError) -> String {
    guard let named else { throw .noOutput(stage: stage) }
    return named
  }
}
