import SectionMining

/// What a person asks of the sections of a dump, whichever wiki it is of.
struct MiningRules: Sendable {
  let lexicon: HeadingLexicon
  let minimumWords: Int
  let maximumWords: Int
  /// The sections of an earlier dump, if new and changed ones are to be told from those that are the same.
  let previous: PreviousSections?
}
