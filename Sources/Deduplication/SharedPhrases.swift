package import Artifacts
package import DataFiles
import Phrases
import TextFolding

/// What nearly all questions have in common ("Explain why …"), and what would make any two short ones look alike: the
/// forms that questions have in each language, as `data/wording/` lists them.
package struct SharedPhrases: Sendable {
  private struct Form: Sendable {
    let beginning: [UInt8]
    /// From its last byte to its first.
    let reversedEnd: [UInt8]
    /// In languages without blanks between words a form is no row of words.
    let isUnspaced: Bool
    var length: Int { beginning.count + reversedEnd.count }
  }

  /// By the first byte; those that have only an end have the byte 0.
  private var forms: [[Form]] = Array(repeating: [], count: 256)

  package static let none = SharedPhrases()

  private init() {}

  /// - Parameter files: the wording files of all languages.
  /// - Throws: `DataFileError` with the line of what is wrong.
  package init(_ files: [Artifacts.DataFile]) throws(DataFileError) {
    for file in files {
      let content = try WordingFile(file)
      for (key, value) in content.entries where key.written == "forms" {
        for item in try value.sequence(suchAs: "[Explain why …]") {
          add(try item.string(), isUnspaced: content.isUnspaced)
        }
      }
    }
    // The longest one that fits is taken.
    for first in forms.indices { forms[first].sort { $0.length > $1.length } }
  }

  private mutating func add(_ written: String, isUnspaced: Bool) {
    let parts = written.split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false).map { part in
      FoldedText.utf8(of: String(part)).filter { !isUnspaced || $0 != Self.blank }
    }
    guard parts.count == 2, !parts[0].isEmpty || !parts[1].isEmpty else { return }
    let form = Form(beginning: parts[0], reversedEnd: parts[1].reversed(), isUnspaced: isUnspaced)
    forms[Int(form.beginning.first ?? 0)].append(form)
  }

  private static let blank = UInt8(ascii: " ")

  /// What is left of a folded text's bytes without the form that it has, if any.
  func removed(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = text.first else { return text }
    for form in forms[Int(first)] {
      if let rest = Self.rest(of: text, form) { return rest }
    }
    for form in forms[0] {
      if let rest = Self.rest(of: text, form) { return rest }
    }
    return text
  }

  private static func rest(of text: ArraySlice<UInt8>, _ form: Form) -> ArraySlice<UInt8>? {
    guard let beginning = length(of: form.beginning, in: text, form.isUnspaced) else { return nil }
    let rest = text.dropFirst(beginning)
    guard let end = length(of: form.reversedEnd, in: rest.reversed(), form.isUnspaced) else { return nil }
    return rest.dropLast(end)
  }

  /// How many bytes a phrase takes, with a blank that follows it, where a text begins with it; `nil` if it does not.
  private static func length(
    of phrase: [UInt8], in text: some RandomAccessCollection<UInt8>, _ isUnspaced: Bool
  ) -> Int? {
    var place = text.startIndex
    for byte in phrase {
      if isUnspaced, place < text.endIndex, text[place] == blank { place = text.index(after: place) }
      guard place < text.endIndex, text[place] == byte else { return nil }
      place = text.index(after: place)
    }
    let length = text.distance(from: text.startIndex, to: place)
    guard !phrase.isEmpty, place < text.endIndex else { return length }
    if text[place] == blank { return length + 1 }
    return isUnspaced ? length : nil
  }
}
