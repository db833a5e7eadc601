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

  package init(
    inputs: [String], output: String, lexicon: DataFile, minimumWords: Int, maximumWords: Int, previous: String? = nil
  ) {
    self.inputs = inputs
    self.output = output
    self.lexicon = lexicon
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
    self.previous = previous
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let parsed = try HeadingLexicon(yaml: lexicon.text, fileName: lexicon.name)
    let stage = Stage(
      "extract",
      parameters: ["minimum-words": .integer(minimumWords), "maximum-words": .integer(maximumWords)],
      inputs: inputs + (previous.map { [$0] } ?? []), data: [lexicon], outputs: [output])
    return try await stage.run(options) { outputs in
      var extraction = Extraction(
        lexicon: parsed, minimumWords: minimumWords, maximumWords: maximumWords,
        previous: try previous.map(PreviousSections.init), output: outputs[0])
      for input in inputs { try extraction.read(input, options.console) }
      return extraction.summary
    }
  }
}
