import Artifacts

/// Makes pairs of a table's rows, and sees that each id stands for one pair.
struct PairRows {
  private struct First {
    let place: String
    let questions: String
  }

  let mapping: ColumnMapping
  private var firsts: [String: First] = [:]
  private var repeated = 0

  init(_ mapping: ColumnMapping) {
    self.mapping = mapping
  }

  /// - Parameter place: where the row is, such as `pairs.csv:17`.
  /// - Returns: `nil` for a row with the id and the questions of an earlier one.
  /// - Throws: ``PairImportError`` for a row that is no pair, or has the id of an earlier one with other questions.
  mutating func pair(of row: JSONObject, at place: String) throws(PairImportError) -> PairRecord? {
    let pair: PairRecord
    do throws(RecordError) {
      let renamed = try mapping.renamed(row)
      for name in PairColumn.required where renamed[name] == .null || renamed[name]?.asString?.trimmingWhitespace == ""
      {
        throw RecordError("the column \"\(mapping.theirName(name))\" is empty")
      }
      pair = try PairRecord(renamed)
    } catch {
      throw .badRow(place: place, problem: error.description)
    }
    let questions = Digest.sha256(parts: [pair.forQuestion, pair.againstQuestion])
    guard let first = firsts[pair.id] else {
      firsts[pair.id] = First(place: place, questions: questions)
      return pair
    }
    guard first.questions == questions else { throw .repeatedID(pair.id, first: first.place, second: place) }
    repeated += 1
    return nil
  }

  func count(in summary: inout StageSummary) {
    summary.count("pairs", firsts.count)
    summary.drop("row: has the id and the questions of an earlier one", repeated)
  }
}
