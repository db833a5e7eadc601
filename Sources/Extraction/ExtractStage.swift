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

  package init(inputs: [String], output: String, lexicon: DataFile, minimumWords: Int, maximumWords: Int) {
    self.inputs = inputs
    self.output = output
    self.lexicon = lexicon
    self.minimumWords = minimumWords
    self.maximumWords = maximumWords
  }

  package func run(_ options: RunOptions) async throws -> StageOutcome {
    let parsed = try HeadingLexicon(yaml: lexicon.text, fileName: lexicon.name)
    let stage = Stage(
      "extract",
      parameters: ["minimum-words": .integer(minimumWords), "maximum-words": .integer(maximumWords)],
      inputs: inputs, data: [lexicon], outputs: [output])
    return try await stage.run(options) { outputs in
      var extraction = Extraction(
        lexicon: parsed, minimumWords: minimumWords, maximumWords: maximumWords, output: outputs[0])
      for input in inputs { try extraction.read(input, options.console) }
      return extraction.summary
    }
  }
}
