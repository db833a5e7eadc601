import Artifacts
import Mustache

/// What the dataset's README says: counts, fields, sources and licence.
struct DatasetCard {
  let name: String
  private var counts: [String: Int] = [:]
  private var generators: [String: Int] = [:]
  private var languages: Set<String> = []
  private var articles: Set<String> = []

  init(name: String) {
    self.name = name
  }

  var pairCount: Int { counts.values.reduce(0, +) }

  var isOffline: Bool { generators[offlineModelName] != nil }

  mutating func add(_ pair: PairRecord, to split: String) {
    counts[split, default: 0] += 1
    generators[pair.generator, default: 0] += 1
    if !pair.source.language.isEmpty { languages.insert(pair.source.language) }
    articles.insert(pair.groupKey)
  }

  /// - Parameter splits: in the order in which the card lists them; empty ones are left out, since loaders refuse them.
  func markdown(splits: [String]) throws -> String {
    let template = try MustacheTemplate(
      string: String(decoding: PackageResources.dataset_card_mustache, as: UTF8.self))
    let context: [String: Any] = [
      "name": Self.plain(name),
      "version": valbenchVersion,
      "languages": languages.map(Self.plain).sorted(),
      "sizeCategory": Self.sizeCategory(pairCount),
      "pairCount": pairCount,
      "articleCount": articles.count,
      "notices": isOffline ? [offlineNotice] : [],
      "splits": splits.compactMap { split in
        counts[split].map { ["name": split, "count": String($0)] }
      },
      "generators": generators.sorted { $0.key < $1.key }.map {
        ["name": Self.plain($0.key), "count": String($0.value)]
      },
    ]
    return template.render(context)
  }

  /// Text from outside, without what could end a YAML string or a Markdown code span.
  private static func plain(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { !"\"`\\<>".unicodeScalars.contains($0) && $0.value >= 0x20 }.prefix(200).map(
        Character.init))
  }

  /// The Hub's own size classes.
  private static func sizeCategory(_ count: Int) -> String {
    switch count {
    case ..<1_000: "n<1K"
    case ..<10_000: "1K<n<10K"
    case ..<100_000: "10K<n<100K"
    case ..<1_000_000: "100K<n<1M"
    default: "1M<n<10M"
    }
  }
}
