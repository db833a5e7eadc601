import Artifacts
import Pages
import Reporting

/// What the card's template shows; names are the template's, and all text from outside is fit for Markdown.
struct CardView {
  let metadata: String
  let title: String
  let version = valbenchVersion
  let pairCount: String
  let articleCount: String
  let notices: [String]
  let splits: [SplitView]
  let sharedArticles: String?
  let splitSentences: [String]
  let sources: [CountView]
  let revisions: RevisionsView?
  let authors: [AuthorView]
  let verifiers: [AuthorView]
  let checks: String?
  let repaired: String?
  let categories: [CountView]
  let scales: [CountView]
  let languages: [CountView]
  let hasLanguages: Bool
  let hasSources: Bool
  let hasSplitMethod: Bool
  let categoryText: String
  let scaleText: String
  let pairFields: [FieldView]
  let questionFields: [FieldView]
  let test: String
  let pairFile: String
  let questionFile: String
  let isEnglishOnly: Bool
  let isVerified: Bool
  let isFresh: Bool
  let withoutSource: String?
  let citation: String
  let paper = Citations.paper

  struct SplitView {
    let splitName: String
    let splitPairs: String
    let splitArticles: String
    let splitQuestions: String
  }

  struct CountView {
    let label: String
    let count: String
  }

  struct RevisionsView {
    let oldest: String
    let newest: String
  }

  struct AuthorView {
    let model: String
    let prompt: String
    let written: String
  }

  struct FieldView {
    let field: String
    let type: String
    let meaning: String
  }

  /// So many rows of a table of labels at most.
  private static let limit = 40

  init(_ contents: DatasetContents, figures: DatasetFigures, metadata: String) {
    let statistics = contents.statistics
    let layout = contents.layout
    self.metadata = metadata
    title = MarkdownText.plain(contents.options.name)
    pairCount = PageText.grouped(statistics.pairCount)
    articleCount = PageText.grouped(statistics.articleCount)
    notices = statistics.isOffline ? [offlineNotice] : []
    splits = layout.splits.map { split in
      let pairs = statistics.pairs[split] ?? 0
      return SplitView(
        splitName: split, splitPairs: PageText.grouped(pairs),
        splitArticles: PageText.grouped(statistics.articleCount(of: split)), splitQuestions: PageText.grouped(2 * pairs)
      )
    }
    sharedArticles = Self.ifAny(statistics.sharedArticles)
    splitSentences = contents.splitMethod?.sentences ?? []
    sources = Self.counts(statistics.wikis, ifEmpty: "")
    revisions =
      statistics.newestRevision.isEmpty
      ? nil
      : RevisionsView(
        oldest: MarkdownText.plain(statistics.oldestRevision), newest: MarkdownText.plain(statistics.newestRevision))
    authors = Self.authors(statistics.generators)
    verifiers = Self.authors(statistics.verifiers)
    checks = Self.checks(statistics)
    repaired = Self.ifAny(statistics.repaired)
    categories = Self.counts(statistics.categories)
    scales = Self.counts(statistics.scales)
    languages = Self.counts(statistics.languages, ifEmpty: "")
    hasLanguages = !languages.isEmpty
    hasSources = !sources.isEmpty
    hasSplitMethod = !splitSentences.isEmpty
    categoryText = MarkdownText.alternative(figures.categories.text)
    scaleText = MarkdownText.alternative(figures.scales.text)
    pairFields = Self.fields(contents.features(of: .pairs))
    questionFields = Self.fields(contents.features(of: .questions))
    test = layout.splits.contains("test") ? "test" : layout.splits[0]
    pairFile = layout.path(.pairs, test)
    questionFile = layout.path(.questions, test)
    isEnglishOnly = Array(statistics.languages.keys) == ["en"]
    isVerified = !statistics.verifiers.isEmpty
    isFresh = layout.splits.contains(DatasetLayout.fresh)
    withoutSource = Self.ifAny(statistics.withoutSource)
    citation = Citations(options: contents.options).dataset
  }

  private static func ifAny(_ count: Int) -> String? { count > 0 ? PageText.grouped(count) : nil }

  private static func counts(_ labels: [String: Int], ifEmpty: String = "not given") -> [CountView] {
    labels.ranked(limit: limit, ifEmpty: ifEmpty)
      .map { CountView(label: MarkdownText.plain($0.label), count: PageText.grouped($0.count)) }
  }

  private static func authors(_ authors: [DatasetStatistics.Author: Int]) -> [AuthorView] {
    authors.sorted { $0.key < $1.key }.prefix(limit).map { author, count in
      AuthorView(
        model: author.model.isEmpty ? "not told" : MarkdownText.code(author.model),
        prompt: MarkdownText.code(author.promptVersion), written: PageText.grouped(count))
    }
  }

  /// The names of the checks, with the number of pairs where not all have passed one.
  private static func checks(_ statistics: DatasetStatistics) -> String? {
    let names = statistics.checks.sorted { $0.key < $1.key }.prefix(limit).map { name, count in
      count == statistics.pairCount
        ? MarkdownText.code(name) : "\(MarkdownText.code(name)) (\(PageText.grouped(count)) pairs)"
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private static func fields(_ features: [Feature]) -> [FieldView] {
    features.map { feature in
      let meaning = feature.description.isEmpty ? "A field of another tool." : feature.description
      if case .structure(let parts) = feature.type, !feature.description.isEmpty {
        let inner = parts.map { "`\($0.name)` (\($0.type.words)): \($0.description)" }
        return FieldView(
          field: MarkdownText.code(feature.name), type: feature.type.words,
          meaning: meaning + " It holds " + inner.joined(separator: " "))
      }
      return FieldView(field: MarkdownText.code(feature.name), type: feature.type.words, meaning: meaning)
    }
  }
}

extension MarkdownText {
  /// What a picture shows, for its alternative text.
  fileprivate static func alternative(_ text: String) -> String {
    String(text.prefix(4_000)).split(separator: ";").map { plain(String($0)) }.joined(separator: ";")
  }
}

extension FeatureType {
  /// For the table of fields.
  fileprivate var words: String {
    switch self {
    case .null: "null"
    case .string: "string"
    case .timestamp: "timestamp"
    case .int64: "int64"
    case .float64: "float64"
    case .bool: "bool"
    case .list(let element): "list of \(element.words)"
    case .structure: "struct"
    }
  }
}
