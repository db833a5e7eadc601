import Artifacts

/// Which columns of a table stand for which of a pair's, where they have other names.
package struct ColumnMapping: Sendable, Equatable {
  /// The table's names, by the pair's.
  private let names: [String: String]

  /// - Parameter arguments: each `ours=theirs`, such as `issue_description=issue`.
  /// - Throws: ``PairImportError`` for one of another form, a column that pairs do not have, and one that is named twice.
  package init(_ arguments: [String] = []) throws(PairImportError) {
    var names: [String: String] = [:]
    for argument in arguments {
      guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { throw .badMapping(argument) }
      let (ours, theirs) = (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
      guard !theirs.isEmpty else { throw .badMapping(argument) }
      guard PairColumn.all[ours] != nil else { throw .unknownColumn(ours, known: PairColumn.all.keys.sorted()) }
      guard names[ours] == nil else { throw .repeatedColumn(ours) }
      guard !names.values.contains(theirs) else { throw .repeatedColumn(theirs) }
      names[ours] = theirs
    }
    self.names = names
  }

  /// As a manifest tells it.
  var json: JSONValue {
    .object(
      JSONObject(names.sorted { $0.key < $1.key }.map { JSONObject.Member(key: $0.key, value: .string($0.value)) }))
  }

  /// The table's name for a column of pairs.
  func theirName(_ name: String) -> String { names[name] ?? name }

  /// Gives a row's members the names and forms that they have in pairs; columns that pairs do not have stay as they are.
  ///
  /// - Throws: words that say which column is missing, would be lost or holds something else.
  func renamed(_ row: JSONObject) throws(RecordError) -> JSONObject {
    for name in PairColumn.required + names.keys.sorted() where row[theirName(name)] == nil {
      throw RecordError(
        "there is no column \"\(theirName(name))\", but: \(row.members.map(\.key).joined(separator: ", ")). Say with "
          + "--column \(name)=NAME which of them it is")
    }
    var members: [JSONObject.Member] = []
    for member in row.members {
      let ours = names.first { $0.value == member.key }?.key ?? member.key
      if ours == member.key, let theirs = names[ours], theirs != ours {
        throw RecordError(
          "the column \"\(ours)\" would be lost, since \"\(theirs)\" takes its name. Rename it, or give it another use "
            + "with --column")
      }
      members.append(JSONObject.Member(key: ours, value: try value(of: member, as: ours)))
    }
    return JSONObject(members)
  }

  private func value(of member: JSONObject.Member, as ours: String) throws(RecordError) -> JSONValue {
    guard let column = PairColumn.all[ours] else { return member.value }
    do {
      return try column.value(member.value)
    } catch {
      throw RecordError("the column \"\(member.key)\" \(error)")
    }
  }
}
