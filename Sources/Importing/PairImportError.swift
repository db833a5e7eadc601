package import Artifacts
package import Compression

/// Why a table cannot be made pairs. Each case says what happened, where, and what to do.
package enum PairImportError: CommandError, Equatable {
  case badMapping(String)
  case unknownColumn(String, known: [String])
  case repeatedColumn(String)
  case unknownFormat(path: String)
  case unreadable(CompressionError)
  case badTable(path: String, line: Int, problem: String)
  case noRows(path: String)
  case badRow(place: String, problem: String)
  case repeatedID(String, first: String, second: String)

  package var description: String {
    switch self {
    case .badMapping(let text):
      "--column \(text): is no OURS=THEIRS, such as issue_description=issue."
    case .unknownColumn(let name, let known):
      "--column \(name)=…: pairs have no such column. They have: \(known.joined(separator: ", "))."
    case .repeatedColumn(let name):
      "--column: \"\(name)\" is named twice. Name it once."
    case .unknownFormat(let path):
      "\(path): its name does not tell what it is. Name it .csv, .tsv, .json, .jsonl or .ndjson, with .gz, .zst or .bz2 "
        + "behind that if it is compressed."
    case .unreadable(let error):
      error.description + "."
    case .badTable(let path, let line, let problem):
      "\(path):\(line): \(problem)."
    case .noRows(let path):
      "\(path): holds no rows. Is it the right file?"
    case .badRow(let place, let problem):
      "\(place): \(problem)."
    case .repeatedID(let id, let first, let second):
      "\(second): has the id \(id), as \(first) has, but other questions. Each pair needs an id of its own: remove one "
        + "of the two, or let none have an id: then it comes from the questions."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .badMapping, .unknownColumn, .repeatedColumn, .unknownFormat: .usage
    case .unreadable(.notFound), .unreadable(.isDirectory), .unreadable(.cannotOpen): .noInput
    case .unreadable, .badTable, .noRows, .badRow, .repeatedID: .badData
    }
  }
}
