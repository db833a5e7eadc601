package import Artifacts
import SectionMining

/// A dump in, its controversy sections out.
package struct ExtractStage: Sendable {
  package let inputs: [String]
  package let output: String
  /// The heading lexicon of the wiki's language.
  package let lexicon: DataFile
  package let minimumWords: Int
  package let maximumWords: Int
  /// The sections of an earlier dump, to tell new and changed ones from those that are the same.
  package let previous: String?
  /// How many threads read and mine; the output does not depend on it.
  package let threads: Int

  package init(
    inputs: [String], output: String, lexicon: DataFile, minimumWords: Int, maximumWords: Int, previous: String? = nil,
    threads: Int
  ) {
    self.inputs = inputs
    self.output = output
    self.lexicon = lexicon
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
    self.previous = previous
    self.threads = threads
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    // A wrong lexicon is told before anything is touched.
    _ = try headingLexicon()
    let stage = Stage(
      "extract",
      parameters: ["minimum-words": .integer(minimumWords), "maximum-words": .integer(maximumWords)],
      inputs: inputs + (previous.map { [$0] } ?? []), data: [lexicon], outputs: [output])
    return try await stage.run(options) { outputs in
      var extraction = Extraction(rules: try rules(), output: outputs[0], threads: threads)
      try await extraction.read(inputs, options.console)
      return extraction.summary
    }
  }

  func rules() throws -> MiningRules {
    MiningRules(
      lexicon: try headingLexicon(), minimumWords: minimumWords, maximumWords: maximumWords,
      previous: try previous.map(PreviousSections.init))
  }

  private func headingLexicon() throws -> HeadingLexicon {
    try HeadingLexicon(yaml: lexicon.text, fileName: lexicon.name)
  }
}
