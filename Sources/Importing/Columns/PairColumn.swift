import Artifacts

/// What a column of a pair holds, and how other tools' forms of it are read. Nothing is guessed: a value that does not
/// hold exactly this is an error.
enum PairColumn {
  case text
  /// A text; numbers of other tools become their digits.
  case identifier
  case integer
  case texts
  case object

  /// Those without which there is no pair.
  static let required = ["issue_description", "for_question", "against_question"]

  /// By the names that they have in `PairRecord`.
  static let all: [String: PairColumn] = [
    "id": .identifier, "issue_description": .text, "for_question": .text, "against_question": .text, "category": .text,
    "issue_scale": .text, "for_values": .texts, "against_values": .texts, "wiki": .text, "language": .text,
    "page_id": .integer, "page_title": .text, "revision_id": .integer, "revision_timestamp": .text,
    "heading_path": .texts, "section_id": .text, "section_word_count": .integer, "section_hash": .text,
    "main_targets": .texts, "source_url": .text, "rule": .text, "generator": .text, "prompt_version": .text,
    "checks": .texts, "repaired": .texts, "verdict": .object, "fresh": .text,
  ]

  /// A cell as `PairRecord` reads it.
  ///
  /// Cells of tables without types are texts: there numbers are their digits, lists and objects their JSON. A whole number
  /// may have `.0` behind it, since pandas writes it so in a column with missing values. An empty text that is none of these
  /// is a missing value.
  ///
  /// - Throws: words that say what was found and what was needed.
  func value(_ value: JSONValue) throws(RecordError) -> JSONValue {
    switch (self, value) {
    case (.integer, ""), (.texts, ""), (.object, ""): return .null
    case (.identifier, .integer(let number)): return .string(String(number))
    case (.integer, .double(let number)): return try Self.integer(number, "\(number)")
    case (.integer, .string(let text)): return try Self.integer(text)
    case (.texts, .string(let text)):
      guard let list = try? JSONValue(parsing: text), list.asStrings != nil else {
        throw RecordError(
          "holds \(Self.shown(text)), where a JSON list of strings is needed, such as [\"liberty\", \"safety\"]; Python's "
            + "json.dumps writes a list so")
      }
      return list
    case (.object, .string(let text)):
      guard let object = try? JSONValue(parsing: text), object.asObject != nil else {
        throw RecordError("holds \(Self.shown(text)), where a JSON object is needed; Python's json.dumps writes it so")
      }
      return object
    default: return value
    }
  }

  private static func integer(_ text: String) throws(RecordError) -> JSONValue {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let hasFraction = digits.hasSuffix(".0")
    let whole = text.dropLast(hasFraction ? 2 : 0)
    guard digits.utf8.first.map({ 0x30...0x39 ~= $0 }) == true, let number = Int64(whole),
      !hasFraction || number.magnitude < maximumExact
    else { throw notWhole(shown(text)) }
    return .integer(number)
  }

  private static func integer(_ number: Double, _ shown: String) throws(RecordError) -> JSONValue {
    guard let whole = Int64(exactly: number), whole.magnitude < maximumExact else { throw notWhole(shown) }
    return .integer(whole)
  }

  /// From here on a double stands for more than one whole number.
  private static let maximumExact = UInt64(1) << 53

  private static func notWhole(_ shown: String) -> RecordError {
    RecordError("holds \(shown), where a whole number is needed")
  }

  private static func shown(_ text: String) -> String {
    "\"\(text.count > 60 ? text.prefix(60) + "…" : text[...])\""
  }
}
