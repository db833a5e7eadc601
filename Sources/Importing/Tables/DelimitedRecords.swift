/// Reads the fields of CSV (RFC 4180), or of the same with tabs, from bytes as they come.
///
/// The package SwiftCSV 0.10 was tried for this and not taken: it takes a quotation mark that is never closed for one that
/// ends with the file, drops fields behind the last column, takes of two columns with one name the later one, and ends a
/// row at a carriage return inside a text; and it needs 13 s for the 100 MB that this reads in one. Here all of
/// these are errors: a file that two programs would read differently is read by none.
package struct DelimitedRecords {
  package struct Record: Equatable, Sendable {
    /// Where it begins, from 1.
    package let line: Int
    /// `nil` where nothing stands between two delimiters, not even quotation marks.
    package let fields: [String?]
  }

  private enum State {
    case fieldStart
    case plain
    case quoted
    /// Behind a quotation mark inside a quoted field, which ends it or is the first of two.
    case quoteInQuoted
    case carriageReturn
  }

  private enum LineEnd: String {
    case lineFeed = "a line feed"
    case both = "carriage return and line feed"
  }

  private let delimiter: UInt8
  private var state = State.fieldStart
  private var field: [UInt8] = []
  private var isQuoted = false
  private var fields: [String?] = []
  private var line = 1
  private var recordLine = 1
  private var fieldLine = 1
  private var lineEnd: LineEnd?

  package init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// - Parameter record: takes each record whose end has come. Empty lines are passed over.
  package mutating func read(_ bytes: ArraySlice<UInt8>, record: (Record) throws -> Void) throws {
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let run = plainEnd(in: bytes, from: place)
      if run > place {
        field += bytes[place..<run]
        guard field.count <= maximumRowSize else { throw tooLong }
        if state == .fieldStart { state = .plain }
        place = run
        continue
      }
      try take(bytes[place], record)
      place += 1
    }
  }

  /// Reads what is left at the file's end.
  package mutating func finish(record: (Record) throws -> Void) throws {
    switch state {
    case .quoted: throw TableProblem(fieldLine, "this quotation mark is not closed before the file's end")
    case .carriageReturn: throw loneReturn
    case .fieldStart where fields.isEmpty: break
    case .fieldStart, .plain, .quoteInQuoted: try endRecord(record)
    }
  }

  /// Where the bytes end that stand for themselves in this state.
  private func plainEnd(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    switch state {
    case .quoteInQuoted, .carriageReturn: return start
    case .quoted: return bytes[start...].firstIndex { $0 == Self.quote || $0 == Self.lineFeed } ?? bytes.endIndex
    case .fieldStart, .plain:
      let delimiter = delimiter
      return bytes[start...].firstIndex {
        $0 == delimiter || $0 == Self.lineFeed || $0 == Self.carriageReturn || $0 == Self.quote
      } ?? bytes.endIndex
    }
  }

  private mutating func take(_ byte: UInt8, _ record: (Record) throws -> Void) throws {
    switch (state, byte) {
    case (.fieldStart, Self.quote):
      state = .quoted
      isQuoted = true
      fieldLine = line
    case (.quoted, Self.quote): state = .quoteInQuoted
    case (.quoted, _):
      field.append(byte)
      line += 1
    case (.quoteInQuoted, Self.quote):
      field.append(byte)
      state = .quoted
    case (.carriageReturn, Self.lineFeed): try endLine(.both, record)
    case (.carriageReturn, _): throw loneReturn
    case (_, delimiter): try endField()
    case (_, Self.lineFeed): try endLine(.lineFeed, record)
    case (_, Self.carriageReturn):
      state = .carriageReturn
    case (.quoteInQuoted, _):
      throw TableProblem(
        line, "something follows the quotation mark that ends a field; a quotation mark inside it must be doubled")
    case (_, _):
      throw TableProblem(
        line,
        "a quotation mark stands inside a field that does not begin with one; put the field into quotation marks, "
          + "and double those in it")
    }
  }

  private mutating func endLine(_ end: LineEnd, _ record: (Record) throws -> Void) throws {
    if let lineEnd, lineEnd != end {
      throw TableProblem(
        line,
        "this line ends with \(end.rawValue), the ones before it with \(lineEnd.rawValue), so nobody can tell "
          + "where fields end; write the file anew with one kind of line end")
    }
    lineEnd = end
    if fields.isEmpty, field.isEmpty, !isQuoted {
      state = .fieldStart
    } else {
      try endRecord(record)
    }
    line += 1
    recordLine = line
  }

  private mutating func endField() throws {
    if field.isEmpty, !isQuoted {
      fields.append(nil)
    } else {
      guard let text = String(validating: field, as: UTF8.self) else {
        throw TableProblem(line, "field \(fields.count + 1) is not valid UTF-8; save the file as UTF-8")
      }
      fields.append(text)
      field.removeAll(keepingCapacity: true)
    }
    isQuoted = false
    state = .fieldStart
  }

  private mutating func endRecord(_ record: (Record) throws -> Void) throws {
    try endField()
    let whole = Record(line: recordLine, fields: fields)
    fields.removeAll(keepingCapacity: true)
    try record(whole)
  }

  private var loneReturn: TableProblem {
    TableProblem(
      line,
      "a carriage return stands outside quotation marks without a line feed behind it; put the field into "
        + "quotation marks, or write the file with other line ends")
  }

  private var tooLong: TableProblem {
    TableProblem(
      isQuoted ? fieldLine : line,
      "the field that begins here is longer than \(maximumRowSize) bytes; is a quotation mark not closed?")
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
