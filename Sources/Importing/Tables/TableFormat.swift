import Foundation

/// What a file's name says of its content.
enum TableFormat: String {
  case commaSeparated = "csv"
  case tabSeparated = "tsv"
  case json

  /// - Returns: `nil` for a name that does not tell.
  init?(path: String) {
    var url = URL(fileURLWithPath: path)
    if ["gz", "zst", "bz2"].contains(url.pathExtension.lowercased()) { url.deletePathExtension() }
    switch url.pathExtension.lowercased() {
    case "csv": self = .commaSeparated
    case "tsv": self = .tabSeparated
    case "json", "jsonl", "ndjson": self = .json
    default: return nil
    }
  }
}
