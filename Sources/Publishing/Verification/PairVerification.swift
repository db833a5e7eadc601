import Artifacts

/// What must hold of all pairs of a dataset together. Holds their ids and articles.
///
/// An article stands in one split, in `fresh` too: only groups of which every pair is fresh go there, with all that they
/// hang together with.
struct PairVerification {
  private var ids: Set<String> = []
  private var splits: [String: String] = [:]
  private var sharedArticles: Set<String> = []
  private var unknownColumns: Set<String> = []
  /// Those that the card tells; `nil` where it could not be read.
  private let columns: Set<String>?

  init(columns: Set<String>?) {
    self.columns = columns
  }

  var articleCount: Int { splits.count }

  /// - Parameter find: takes what is wrong, in words that follow the pair's place.
  mutating func add(_ pair: PairRecord, columns present: [String], split: String, _ find: (String) -> Void) {
    if !ids.insert(pair.id).inserted { find("the pair \(pair.id) was there before, in this split or another") }
    if Self.isOfContent(pair.id), pair.id != pair.idOfContent {
      find("the id \(pair.id) does not follow from the pair's section and questions")
    }
    if pair.source.url.isEmpty {
      find("the pair \(pair.id) has no source_url")
    } else if !pair.source.url.hasPrefix("https://"), !pair.source.url.hasPrefix("http://") {
      find("the source_url of \(pair.id) is no address")
    }
    if let before = splits.updateValue(split, forKey: pair.groupKey), before != split,
      sharedArticles.insert(pair.groupKey).inserted
    {
      find("the article of \(pair.id) has pairs in \(before) too")
    }
    guard let columns else { return }
    for column in present where !columns.contains(column) && unknownColumns.insert(column).inserted {
      find("the card does not tell of the field \"\(MarkdownText.line(column))\"")
    }
  }

  /// Whether an id is made as valbench makes them: other tools have others.
  private static func isOfContent(_ id: String) -> Bool {
    let digits = id.utf8.dropFirst(5)
    return id.hasPrefix("pair-") && digits.count == 16 && digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }
}
