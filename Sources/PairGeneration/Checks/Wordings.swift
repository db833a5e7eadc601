package import Artifacts
import DataFiles
import Foundation

/// How questions are put in the languages that are known.
package struct Wordings: Sendable {
  private let byCode: [String: Wording]

  package init(_ wordings: [Wording]) {
    byCode = Dictionary(wordings.map { ($0.language, $0) }) { first, _ in first }
  }

  /// - Parameter files: by names such as `en-wording.yaml`.
  /// - Throws: ``GenerationError/notWording(file:)``; `DataFileError`.
  package init(files: [String: DataFile]) throws {
    self.init(
      try files.map { name, file in
        guard let end = name.range(of: "-wording.yaml"), end.upperBound == name.endIndex, !name.hasPrefix("-") else {
          throw GenerationError.notWording(file: file.name)
        }
        return try Wording(file: file, language: String(name[..<end.lowerBound]))
      })
  }

  var all: [Wording] { Array(byCode.values) }

  /// The wording of a BCP 47 code, or of what is left of it without its last subtags: "zh" serves "zh-Hant".
  subscript(language: String) -> Wording? {
    var subtags = language.lowercased().split(separator: "-")
    while !subtags.isEmpty {
      if let wording = byCode[subtags.joined(separator: "-")] { return wording }
      subtags.removeLast()
    }
    return nil
  }
}
