import Artifacts
import Foundation

/// What earlier runs assigned, read from their files.
struct EarlierSplits {
  /// In the order of the files.
  private(set) var pairs: [(pair: PairRecord, split: Split)] = []

  /// The files that a person means: those given, or the three of a folder. A fresh split is that of one run, so its
  /// pairs are newcomers in the next.
  ///
  /// - Throws: ``SplitError/noSplitFile(path:)`` for a file that is not named after a split.
  static func files(_ paths: [String]) throws(SplitError) -> [String] {
    var files: [String] = []
    for path in paths {
      if path.isDirectory {
        files += Split.drawn.map { path + "/" + $0.fileName }
      } else {
        guard split(ofFile: path) != nil else { throw .noSplitFile(path: path) }
        files.append(path)
      }
    }
    return files
  }

  private static func split(ofFile path: String) -> Split? {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return Split.drawn.first { $0.fileName == name }
  }

  /// - Throws: ``SplitError/twoSplits(id:path:)`` for a pair that stands in two splits, or `ArtifactError`.
  init(files: [String]) throws {
    var splits: [String: Split] = [:]
    for path in files {
      guard let split = Self.split(ofFile: path) else { throw SplitError.noSplitFile(path: path) }
      var reader = try JSONLinesReader<PairRecord>(path: path)
      while let pair = try reader.next() {
        if pairs.count.isMultiple(of: 1000) { try Task.checkCancellation() }
        if let other = splits[pair.id] {
          guard other == split else { throw SplitError.twoSplits(id: pair.id, path: path) }
        } else {
          splits[pair.id] = split
          pairs.append((pair, split))
        }
      }
      try reader.finish()
    }
  }
}
