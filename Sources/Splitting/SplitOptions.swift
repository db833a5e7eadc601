package import Artifacts
import Deduplication

/// How a person wants a dataset to be split.
package struct SplitOptions: Sendable {
  package var ratios = SplitRatios.standard
  /// Another salt, another assignment.
  package var salt = SplitAssignment.defaultSalt
  /// The most pairs of the test split, which it has unless groups do not fit; `nil` for a share.
  package var testSize: Int?
  /// The least Jaccard similarity, from 0.1 to 1, of pairs that stay together.
  package var similarity = defaultSimilarity
  /// Files of embeddings of the pairs; none for a comparison by their texts alone.
  package var embeddings: [String] = []
  /// The least cosine, from 0.5 to 1, of pairs that stay together by their embeddings.
  package var cosine = EmbeddedPairs.defaultCosine
  /// Folders of splits that were made earlier, or their files.
  package var previous: [String] = []
  /// A file of redirects from the extraction.
  package var redirects: String?
  package var freshSince: FreshSince?
  /// The wording files of all languages: what questions have in common does not make them alike.
  package var wordings: [DataFile] = []
  /// How many threads compute; the splits do not depend on it.
  package var threads = 1

  package static let defaultSimilarity = 0.6

  package init() {}
}
