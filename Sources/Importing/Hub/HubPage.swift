import Artifacts

/// Some consecutive rows of a split, as the server sent them: a line of the file where they are kept.
struct HubPage: JSONRecord, Equatable {
  /// The most rows that the server gives at one time.
  static let maximumCount = 100

  let split: HubSplit
  /// The number of the first row, from 0.
  let offset: Int
  /// How many rows the split has.
  let total: Int
  /// Of the dataset, if the server told it.
  let revision: String?
  let rows: [JSONObject]

  /// How many rows a page holds.
  static func count(at offset: Int, of total: Int) -> Int { max(0, min(maximumCount, total - offset)) }

  /// Reads the reply of `/rows`.
  ///
  /// - Throws: words that say what is wrong, also where rows are missing, are others than those asked for, or came
  ///   shortened.
  init(reply: JSONObject, split: HubSplit, offset: Int, revision: String?) throws(RecordError) {
    guard reply["partial"] != true else {
      throw RecordError("the server has only a part of this dataset, since it is too large")
    }
    total = try reply.integer("num_rows_total")
    var rows: [JSONObject] = []
    for value in try reply.array("rows") {
      guard let item = value.asObject else { throw RecordError("a row is no object") }
      let number = try item.integer("row_idx")
      guard number == offset + rows.count else {
        throw RecordError("row \(number) came, where row \(offset + rows.count) was asked for")
      }
      let truncated = try item.strings("truncated_cells")
      guard truncated.isEmpty else {
        throw RecordError(
          "the server shortened \(truncated.joined(separator: ", ")) of row \(number), so it is not taken")
      }
      rows.append(try item.object("row"))
    }
    guard rows.count == Self.count(at: offset, of: total) else {
      throw RecordError(
        "\(rows.count) rows came, where \(Self.count(at: offset, of: total)) were asked for and \(total) should be there"
      )
    }
    self.split = split
    self.offset = offset
    self.revision = revision
    self.rows = rows
  }

  init(_ object: JSONObject) throws(RecordError) {
    split = HubSplit(subset: try object.string("subset"), split: try object.string("split"))
    offset = try object.integer("offset")
    total = try object.integer("total")
    revision = try object.optionalString("revision")
    var rows: [JSONObject] = []
    for value in try object.array("rows") {
      guard let row = value.asObject else { throw RecordError("a row is no object") }
      rows.append(row)
    }
    self.rows = rows
    guard offset >= 0, rows.count == Self.count(at: offset, of: total) else {
      throw RecordError("rows are missing")
    }
  }

  var json: JSONObject {
    [
      "subset": .string(split.subset), "split": .string(split.split), "offset": .integer(offset),
      "total": .integer(total), "revision": .optional(revision), "rows": .array(rows.map(JSONValue.object)),
    ]
  }
}
