import Artifacts
import Foundation

extension SplitAudit {
  var json: JSONObject {
    [
      "shared_pages": .integer(sharedPages), "shared_titles": .integer(sharedTitles),
      "divided_groups": .integer(dividedGroups), "largest_group": .integer(largestGroup),
      "most_alike": .array(
        alike.map {
          [
            "method": .string($0.method), "split": .string($0.split.rawValue),
            "other_split": .string($0.other.rawValue),
            "score": .double($0.score), "id": .string($0.id), "other_id": .string($0.otherID),
          ]
        }),
      "splits": .object(
        JSONObject(
          splits.map { split in
            let size = sizes[split] ?? Size()
            return .init(
              key: split.rawValue,
              value: [
                "pairs": .integer(size.pairs), "groups": .integer(size.groups), "articles": .integer(size.articles),
                "fresh_pairs": .integer(size.freshPairs),
              ])
          })),
      "categories": table(categories), "issue_scales": table(scales),
      "category_test": categoryTest.map {
        [
          "statistic": .double($0.statistic), "degrees_of_freedom": .integer($0.degreesOfFreedom),
          "p": .double($0.probability), "cells_expected_below_5": .integer($0.sparseCells),
        ]
      } ?? .null,
    ]
  }

  private func table(_ counts: [String: [Split: Int]]) -> JSONValue {
    .object(
      JSONObject(
        counts.sorted { $0.key < $1.key }.map { label, row in
          .init(
            key: label,
            value: .object(JSONObject(splits.map { .init(key: $0.rawValue, value: .integer(row[$0] ?? 0)) })))
        }))
  }

  /// What a person is told of it.
  var lines: [String] {
    var lines = [
      "pages in several splits: \(sharedPages); articles or main articles in several splits: \(sharedTitles); "
        + "largest group: \(largestGroup) pairs"
    ]
    for found in alike {
      lines.append(
        "most alike pairs of \(found.split) and \(found.other): \(found.id) and \(found.otherID), "
          + "\(found.method) \(Self.rounded(found.score, places: 2))")
    }
    if let categoryTest {
      let sparse = categoryTest.sparseCells > 0 ? ", \(categoryTest.sparseCells) cells expected below 5" : ""
      lines.append(
        "categories by split: chi-squared \(Self.rounded(categoryTest.statistic, places: 1)), "
          + "\(categoryTest.degreesOfFreedom) degrees of freedom, "
          + "p \(Self.rounded(categoryTest.probability, places: 3))\(sparse)")
    }
    return lines + tableLines
  }

  /// The most frequent ones; the manifest has all.
  private static let shownLabels = 20

  /// Sizes and labels by split, in columns.
  private var tableLines: [String] {
    var rows: [(name: String, cells: [String])] = [("", splits.map(\.rawValue))]
    func add(_ name: String, _ count: (Split) -> Int) { rows.append((name, splits.map { String(count($0)) })) }
    add("pairs") { sizes[$0]?.pairs ?? 0 }
    add("groups") { sizes[$0]?.groups ?? 0 }
    add("articles") { sizes[$0]?.articles ?? 0 }
    for (kind, table) in [("category", categories), ("scale", scales)] {
      let frequent = table.map { (label: $0, row: $1, count: $1.values.reduce(0, +)) }
        .sorted { ($1.count, $0.label) < ($0.count, $1.label) }
      for (label, row, _) in frequent.prefix(Self.shownLabels) {
        add("\(kind) \(label.isEmpty ? "none" : String(label.prefix(40)))") { row[$0] ?? 0 }
      }
      if frequent.count > Self.shownLabels {
        let rest = frequent.dropFirst(Self.shownLabels)
        add("\(kind): \(rest.count) others") { split in rest.reduce(0) { $0 + ($1.row[split] ?? 0) } }
      }
    }
    let nameWidth = rows.map(\.name.count).max() ?? 0
    let width = splits.map(\.rawValue.count).max() ?? 0
    return rows.map { name, cells in
      let padded = cells.map { String(repeating: " ", count: max(0, width - $0.count)) + $0 }
      return name + String(repeating: " ", count: nameWidth - name.count) + "  " + padded.joined(separator: "  ")
    }
  }

  private static func rounded(_ value: Double, places: Int) -> String { String(format: "%.\(places)f", value) }
}
