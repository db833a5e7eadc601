import ArgumentParser
import Artifacts
import DataFiles
import StageCommand
import TestSupport
import Testing

@Suite("Configuration files")
struct ConfigurationTests {
  /// A stage with the names of the deduplicate stage.
  struct Sample: StageTool {
    static let stageName = "deduplicate"
    @Argument var inputs: [String] = []
    @Option(name: .shortAndLong) var output: String?
    @Option var duplicates: String?
    @Option var threshold = 0.5
    @Option var language: [String] = []
    @Flag(inversion: .prefixedNo) var loud = false
    @OptionGroup var sharding: ShardOptions
    @OptionGroup var options: StageOptions
    func runStage() async throws -> StageOutcome { .planned }
  }

  private func parse(_ yaml: String, _ arguments: [String] = []) async throws -> Sample {
    try await withTemporaryFolder { folder in
      let path = try folder.write(yaml, to: "pipeline.yaml")
      let expanded = try StageProgram.expand(["--config", path] + arguments, tool: Sample.self)
      return try Sample.parse(expanded)
    }
  }

  @Test("the file beats the defaults, and flags beat the file")
  func precedence() async throws {
    let yaml = "folder: runs/x\ndeduplicate:\n  threshold: 0.7\n  loud: true\n"
    let configured = try await parse(yaml)
    #expect(configured.threshold == 0.7)
    #expect(configured.loud)
    #expect(configured.output == "runs/x/unique.jsonl")
    #expect(configured.duplicates == "runs/x/duplicates.jsonl")
    #expect(try configured.options.inputs(configured.inputs, stage: "s") == ["runs/x/pairs.jsonl"])
    let overridden = try await parse(yaml, ["mine.jsonl", "--threshold", "0.9", "-o", "-", "--no-loud"])
    #expect(overridden.threshold == 0.9)
    #expect(!overridden.loud)
    #expect(overridden.output == "-")
    #expect(try overridden.options.inputs(overridden.inputs, stage: "s") == ["mine.jsonl"])
  }

  @Test("an option that may be given several times is taken from the command line alone, if it is there")
  func repeatedOptions() async throws {
    let yaml = "folder: f\ndeduplicate:\n  language: [en, de]\n"
    #expect(try await parse(yaml).language == ["en", "de"])
    #expect(try await parse(yaml, ["--language", "fr", "--language=it"]).language == ["fr", "it"])
  }

  @Test("named inputs stand in for those of the stage before")
  func namedInputs() async throws {
    let parsed = try await parse("folder: f\ndeduplicate:\n  inputs: [a, b]\n  output: c\n")
    #expect(try parsed.options.inputs(parsed.inputs, stage: "s") == ["a", "b"])
    #expect(parsed.output == "c")
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (
        "folder: f\ndeduplicate:\n  treshold: 1\n",
        ":3: unknown key \"treshold\" in \"deduplicate\". Did you mean \"threshold\"?"
      ),
      ("folder: f\ndeduplicate:\n  force: true\n", ":3: unknown key \"force\" in \"deduplicate\". Known keys: "),
      ("folder: f\ndeduplicate:\n  shard: 1/2\n", ":3: unknown key \"shard\" in \"deduplicate\". Known keys: "),
      ("folder: f\ndedupe:\n  threshold: 1\n", ":2: unknown key \"dedupe\" at the top. Known keys: "),
      ("folder: f\ndeduplicate:\n  loud: maybe\n", ":3: the value of \"loud\" must be true or false."),
      (
        "folder: f\ndeduplicate:\n  threshold: {a: b}\n",
        ":3: the value of \"threshold\" must be a value or a list of values."
      ),
      ("folder: f\ndeduplicate: 1\n", ":2: the value of \"deduplicate\" must be a list of keys and values."),
      ("deduplicate:\n", "the key \"folder\" is missing"),
      ("folder: f\nsplit:\n", "has no section \"deduplicate\""),
      ("folder: f\nfolder: g\n", "is not valid YAML"),
      ("folder: [\n", "is not valid YAML"),
      ("", "it holds no keys"),
    ])
  func errors(yaml: String, message: String) async throws {
    await #expect {
      try await parse(yaml)
    } throws: { error in
      "\(error)".contains(message) && (error as? ConfigurationError)?.exitStatus == .badConfiguration
    }
  }

  @Test("a missing file is named")
  func missing() {
    #expect(throws: ConfigurationError.missing(path: "no.yaml")) { try ConfigurationFile(path: "no.yaml") }
  }

  @Test("a person's data folder stands in for the bundled files, one by one")
  func dataFolder() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("mine", to: "prompts/judge.mustache")
      let data = try DataFolder(path: folder.path)
      #expect(try data.file("prompts/judge.mustache").text == "mine")
      #expect(try data.file("headings/en.yaml").text == DataFolder(path: nil).file("headings/en.yaml").text)
      #expect(try data.ownFile("prompts/judge.mustache")?.text == "mine")
      #expect(try data.ownFile("headings/en.yaml") == nil)
      #expect(throws: ConfigurationError.self) { try data.file("headings/xx.yaml") }
      #expect(throws: ConfigurationError.self) { try DataFolder(path: folder("no")) }
    }
  }

  @Test("a data file that cannot be read ends the run as a bad configuration, with file and line")
  func dataFileError() throws {
    let error: any Error = DataFileError(fileName: "x.yaml", line: 3, message: "A word must stand here.")
    let ending = try #require(error as? any CommandError)
    #expect(ending.exitStatus == .badConfiguration)
    #expect("\(ending)" == "x.yaml:3: A word must stand here.")
  }

  @Test("what a pipeline reads and does not make itself is told apart from what its stages hand on")
  func foreignInputs() async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write(
        """
        folder: f
        extract: {inputs: ["dumps/*.bz2", more.xml], redirects: f/redirects.jsonl, previous: old.jsonl}
        generate:
        deduplicate: {embeddings: e.jsonl}
        split: {redirects: f/redirects.jsonl, previous: old/splits, fresh-since: 2026-01-31}
        publish: {inputs: [f/splits/train.jsonl]}
        score: {inputs: mine.jsonl}
        """, to: "pipeline.yaml")
      let inputs = try ConfigurationFile(path: path).foreignInputs()
      #expect(
        inputs.map { [$0.stage, $0.key, $0.path] } == [
          ["extract", "inputs", "dumps/*.bz2"], ["extract", "inputs", "more.xml"],
          ["extract", "previous", "old.jsonl"],
          ["deduplicate", "embeddings", "e.jsonl"], ["split", "previous", "old/splits"],
          ["score", "inputs", "mine.jsonl"],
        ])
    }
  }

  @Test("the values of a key are those of the file, as they stand there")
  func values() async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write("folder: f\njudge: {model: [a, b], budget: 2.50, ledger: }\n", to: "pipeline.yaml")
      let file = try ConfigurationFile(path: path)
      let judge = try #require(StageWiring.named("judge"))
      #expect(try file.values(of: "model", in: judge) == ["a", "b"])
      #expect(try file.values(of: "budget", in: judge) == ["2.50"])
      #expect(try file.values(of: "ledger", in: judge) == [])
      #expect(try file.values(of: "other", in: judge) == [])
    }
  }
}
