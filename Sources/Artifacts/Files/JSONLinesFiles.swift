/// The records of several JSON Lines files, one after another, with one file open and one record in memory.
package struct JSONLinesFiles<Record: JSONRecord>: ~Copyable {
  private var paths: ArraySlice<String>
  private var reader: JSONLinesReader<Record>?

  package init(paths: [String]) {
    self.paths = paths[...]
  }

  /// How many lines the files have, for progress; `nil` if one of them is standard input.
  package static func lineCount(of paths: [String]) throws(ArtifactError) -> Int? {
    var count = 0
    for path in paths {
      if path == "-" { return nil }
      var input = try InputFile(path: path)
      while try input.fill() {
        count += input.buffered.count { $0 == 0x0A }
        input.skipBuffered()
      }
    }
    return count
  }

  /// The next record, or `nil` after the last file's end.
  package mutating func next() throws(ArtifactError) -> Record? {
    while true {
      if reader == nil {
        guard let path = paths.popFirst() else { return nil }
        reader = try JSONLinesReader(path: path)
      }
      if let record = try reader?.next() { return record }
      try reader?.finish()
      reader = nil
    }
  }
}
