import Artifacts
import BundledData
import DataFiles
import Foundation
import Phrases
import Testing

@testable import Deduplication

extension BundledData {
  static var wordings: [Artifacts.DataFile] {
    files.filter { $0.key.hasPrefix("wording/") }.map { DataFile(name: $0.key, text: $0.value) }
  }
}

/// The rows of opposites in the bundled files.
@Suite struct OppositesDataTests {
  /// All words that stand on the two sides of a row, phrases spelt out.
  private struct Row {
    let line: String
    let sides: [[String]]

    init(_ node: DataNode, isUnspaced: Bool) throws {
      line = try node.string()
      sides = line.components(separatedBy: "/").map { side in
        side.components(separatedBy: ",").flatMap { Self.spelt(String($0), isUnspaced: isUnspaced) }
      }
    }

    private static func spelt(_ phrase: String, isUnspaced: Bool) -> [String] {
      phrase.split(separator: " ").reduce([""]) { beginnings, place in
        let words = place.split(separator: "|").map {
          $0.replacing("*", with: "").replacing("-", with: " ")
        }
        return beginnings.flatMap { beginning in
          words.map { beginning.isEmpty || isUnspaced ? beginning + $0 : "\(beginning) \($0)" }
        }
      }
    }
  }

  private func rows(_ file: Artifacts.DataFile) throws -> [Row] {
    let content = try WordingFile(file)
    return try content.entries.filter { $0.key.written == "opposites" }.flatMap { entry in
      try entry.value.sequence().map { try Row($0, isUnspaced: content.isUnspaced) }
    }
  }

  @Test("each language has rows of two sides", arguments: BundledData.wordings.map(\.name).sorted())
  func bothSides(name: String) throws {
    let rows = try rows(try #require(BundledData.wordings.first { $0.name == name }))
    #expect((8...30).contains(rows.count))
    for row in rows {
      #expect(row.sides.count == 2, "\(row.line)")
      #expect(row.sides.allSatisfy { !$0.isEmpty }, "\(row.line)")
      let words = row.sides.flatMap(\.self)
      #expect(Set(words).count == words.count, "\(row.line): a word twice")
    }
  }

  @Test(
    "each word of a side is the opposite of each of the other, and of none of its own",
    arguments: BundledData.wordings.map(\.name).sorted())
  func sides(name: String) throws {
    let file = try #require(BundledData.wordings.first { $0.name == name })
    let finder = try PolarityCueFinder(file)
    for row in try rows(file) {
      let sides = row.sides.map { words in words.map { (word: $0, stance: Stance(finder.cues(in: $0))) } }
      for (index, side) in sides.enumerated() {
        for (word, stance) in side {
          for other in sides[1 - index] where !stance.isOpposite(to: other.stance) {
            Issue.record("\(word) and \(other.word) are not opposite.")
          }
          for other in side where stance.isOpposite(to: other.stance) {
            Issue.record("\(word) and \(other.word) are opposite.")
          }
        }
      }
    }
  }

  @Test("negations that only repeat another are negations", arguments: BundledData.wordings.map(\.name).sorted())
  func concord(name: String) throws {
    let content = try WordingFile(try #require(BundledData.wordings.first { $0.name == name }))
    var turns = TurningPhrases()
    for (key, value) in content.entries { try turns.read(key, value, isUnspaced: content.isUnspaced) }
    #expect(!turns.negations.isEmpty)
    #expect(turns.concord.isSubset(of: turns.negations))
    #expect(turns.concord != turns.negations)
  }
}
