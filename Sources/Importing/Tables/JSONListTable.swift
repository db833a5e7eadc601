import Artifacts

/// Rows that are the objects of one JSON list, with one of them in memory.
///
/// Finds where each object ends, and has it parsed whole: what is wrong inside it, the parser tells.
package struct JSONListTable: TableParser {
  private enum State {
    case start
    /// Behind `[`.
    case first
    /// Behind a comma.
    case next
    case object
    case behindObject
    case end
  }

  private var state = State.start
  private var object: [UInt8] = []
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var line = 1
  private var objectLine = 1
  private var objects = 0

  package init() {}

  package mutating func read(_ bytes: ArraySlice<UInt8>, row: (TableRow) throws -> Void) throws {
    var start = bytes.startIndex
    for (place, byte) in zip(bytes.indices, bytes) {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if state != .object {
        try takeBetween(byte)
        if state == .object { start = place }
      } else if endsObject(byte) {
        object += bytes[start...place]
        objects += 1
        try row(try TableRow(json: object[...], line: objectLine, element: objects))
        object.removeAll(keepingCapacity: true)
        state = .behindObject
      }
    }
    if state == .object { object += bytes[start...] }
    guard object.count <= maximumRowSize else {
      throw TableProblem(objectLine, "the object that begins here is longer than \(maximumRowSize) bytes")
    }
  }

  package mutating func finish(row: (TableRow) throws -> Void) throws {
    guard state == .end else { throw TableProblem(line, "the file ends before its JSON list does; write it anew") }
  }

  private mutating func takeBetween(_ byte: UInt8) throws(TableProblem) {
    if byte.isJSONSpace { return }
    switch (state, byte) {
    case (.start, UInt8(ascii: "[")): state = .first
    case (.first, UInt8(ascii: "{")), (.next, UInt8(ascii: "{")):
      state = .object
      objectLine = line
      depth = 1
    case (.first, UInt8(ascii: "]")), (.behindObject, UInt8(ascii: "]")): state = .end
    case (.behindObject, UInt8(ascii: ",")): state = .next
    case (.behindObject, _): throw TableProblem(line, "a comma or ] is missing in the list of rows")
    case (.end, _): throw TableProblem(line, "something follows the list of rows")
    default: throw TableProblem(line, "this row is no JSON object")
    }
  }

  private mutating func endsObject(_ byte: UInt8) -> Bool {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return false
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
    return depth == 0
  }
}
