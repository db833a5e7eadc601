import SectionMining
import Wikitext

/// What counts as a controversy, and as prose, on the wikis of one language.
struct MiningRules: Sendable {
  let lexicon: HeadingLexicon
  let templates: TemplateTable
  /// The language variant that is wanted; `nil` for the wiki's default.
  let variant: String?
  let minimumWords: Int
  let maximumWords: Int
}
