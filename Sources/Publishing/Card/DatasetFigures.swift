import Reporting

/// The pictures of a dataset card.
struct DatasetFigures {
  let categories: ChartPicture
  let scales: ChartPicture

  /// So many bars at most.
  private static let limit = 25

  init(_ statistics: DatasetStatistics) throws {
    categories = try ChartPicture(
      shares: statistics.categories.ranked(limit: Self.limit, ifEmpty: "not given"), title: "Pairs by category",
      unit: "pairs")
    scales = try ChartPicture(
      shares: statistics.scales.ranked(limit: Self.limit, ifEmpty: "not given"), title: "Pairs by scale of the issue",
      unit: "pairs")
  }
}
