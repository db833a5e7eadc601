package import Artifacts
package import LanguageModels
import Taxonomies

/// What a person decides about pairs.
package struct GenerationSettings: Sendable {
  /// Most issues of one section.
  package var maximumIssues = 3
  /// Longest text of a section that is given to the generator, in tokens; what is longer is cut.
  package var maximumSectionTokens = 8_000
  /// The model that is asked about each pair; `nil` for none.
  package var verifier: ModelName?
  /// Some of the sections, to look at before paying for all.
  package var sample: SectionSample?

  package init() {}

  var json: JSONObject {
    [
      "maximum-issues": .integer(maximumIssues), "maximum-section-tokens": .integer(maximumSectionTokens),
      "verifier": .optional(verifier?.label), "sample": sample.map { .integer($0.count) } ?? .null,
      "seed": sample.map { .integer($0.seed) } ?? .null,
    ]
  }
}

/// The files that decide what is asked and what passes.
package struct GenerationSources: Sendable {
  let generationPrompt: DataFile
  let repairPrompt: DataFile
  let verificationPrompt: DataFile
  let taxonomy: Taxonomy
  let wordings: Wordings
  private let wordingFiles: [DataFile]

  /// - Parameters:
  ///   - file: finds a file of the data folder by its name.
  ///   - wordings: the files that tell how questions are put, by names such as `en-wording.yaml`.
  /// - Throws: ``DataFileError``, ``GenerationError/notWording(file:)``, what `file` throws.
  package init(wordings files: [String: DataFile], file: (String) throws -> DataFile) throws {
    taxonomy = try Taxonomy(
      categories: try file("taxonomy/categories.yaml"), values: try file("taxonomy/values.yaml"))
    generationPrompt = try file("prompts/generate-pairs.mustache")
    repairPrompt = try file("prompts/repair-pair.mustache")
    verificationPrompt = try file("prompts/verify-pair.mustache")
    wordings = try Wordings(files: files)
    wordingFiles = files.sorted { $0.key < $1.key }.map(\.value)
  }

  var files: [DataFile] { [generationPrompt, repairPrompt, verificationPrompt] + taxonomy.files + wordingFiles }
}
