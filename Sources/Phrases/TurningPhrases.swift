package import DataFiles

/// What turns a question into its opposite in one language: the keys of a wording file that tell it.
package struct TurningPhrases: Sendable {
  /// Folded words.
  package private(set) var negations: Set<String> = []
  /// Of the negations, those that only repeat another one where there is one: "no … nunca" negates once.
  package private(set) var concord: Set<String> = []
  /// Phrases whose words turn nothing: "not only".
  package private(set) var idioms: [Phrase] = []
  package private(set) var opposites: [OppositePhrases] = []

  package static let keys = ["negations", "concord", "idioms", "opposites"]

  package init() {}

  /// Reads a key that is one of ``keys``; any other is passed over.
  ///
  /// - Throws: `DataFileError` with the line of what is wrong.
  package mutating func read(_ key: DataNode, _ value: DataNode, isUnspaced: Bool) throws(DataFileError) {
    switch key.written {
    case "negations": negations = try value.foldedWords()
    case "concord": concord = try value.foldedWords()
    case "idioms":
      idioms = try value.sequence(suchAs: "[not only|just]").map { item throws(DataFileError) in
        try Phrase(item, isUnspaced: isUnspaced)
      }
    case "opposites":
      opposites = try value.sequence(suchAs: "[allowed|legal / banned]").map { item throws(DataFileError) in
        try OppositePhrases(item, isUnspaced: isUnspaced)
      }
    default: break
    }
  }
}
