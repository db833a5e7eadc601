package import Artifacts
import SectionMining
import Wikitext

/// A dump in, its controversy sections out.
package struct ExtractStage: Sendable {
  package let inputs: [String]
  package let output: String
  /// Where the redirects between articles go; `nil` to leave them out.
  package let redirectsOutput: String?
  /// The heading lexicon of the wiki's language.
  package let lexicon: DataFile
  /// The tables of the wiki's templates: the common one, then, if there is one, that of the wiki's language.
  package let templates: [DataFile]
  /// The language variant whose text is taken, such as `zh-hant`; `nil` for the wiki's default.
  package let variant: String?
  package let minimumWords: Int
  package let maximumWords: Int
  /// The sections of an earlier dump, to tell new and changed ones from those that are the same.
  package let previous: String?
  /// How many threads read and mine; the output does not depend on it.
  package let threads: Int
  /// The part of the dump files that is read; `nil` for all of them.
  package let shard: Shard?

  package init(
    inputs: [String], output: String, redirectsOutput: String? = nil, lexicon: DataFile, templates: [DataFile],
    variant: String? = nil, minimumWords: Int, maximumWords: Int, previous: String? = nil, threads: Int,
    shard: Shard? = nil
  ) {
    self.inputs = inputs
    self.output = output
    self.redirectsOutput = redirectsOutput
    self.lexicon = lexicon
    self.templates = templates
    self.variant = variant
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
    self.previous = previous
    self.threads = threads
    self.shard = shard
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    // What is wrong with the rules is told before anything is touched.
    let rules = try rules()
    let stage = Stage(
      "extract",
      parameters: [
        "minimum-words": .integer(minimumWords), "maximum-words": .integer(maximumWords),
        "variant": variant.map { .string($0) } ?? .null,
      ],
      parts: inputs, inputs: previous.map { [$0] } ?? [], data: [lexicon] + templates,
      outputs: [output] + (redirectsOutput.map { [$0] } ?? []), shard: shard)
    return try await stage.run(options) { files in
      var extraction = Extraction(
        rules: rules, previous: try previous.map(PreviousSections.init), outputs: ShardOutputs(files, shard: shard),
        threads: threads)
      let places = shard?.places(among: inputs.count) ?? Array(inputs.indices)
      try await extraction.read(places.map { (place: $0, path: inputs[$0]) }, options.console)
      return extraction.summary
    }
  }

  /// - Throws: What is wrong with a lexicon or a table; ``ExtractionError/noSuchVariant(variant:known:)``.
  func rules() throws -> MiningRules {
    var table: TemplateTable?
    for file in templates { table = try TemplateTable(yaml: file.text, fileName: file.name, inheriting: table) }
    guard let table else { preconditionFailure("there is always the common table") }
    if let variant, !table.variantCodes.contains(variant) {
      throw ExtractionError.noSuchVariant(variant: variant, known: table.variantCodes)
    }
    return MiningRules(
      lexicon: try HeadingLexicon(yaml: lexicon.text, fileName: lexicon.name), templates: table, variant: variant,
      minimumWords: minimumWords, maximumWords: maximumWords)
  }
}
