import DataFiles
import Phrases
import TextFolding

/// The words around what a question asserts: `Explain why …`, `…理由を説明してください。`.
struct QuestionForm: Sendable {
  /// As in the file, with `…` for the assertion.
  let written: String
  private let beginning: [String]
  private let end: [String]

  init(_ node: DataNode, isUnspaced: Bool) throws(DataFileError) {
    written = try node.string()
    let parts = written.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw node.fault("\"\(written)\" must hold one … that stands for what the question asserts.")
    }
    beginning = FoldedText(String(parts[0])).units(isUnspaced: isUnspaced)
    end = FoldedText(String(parts[1])).units(isUnspaced: isUnspaced)
    guard !beginning.isEmpty || !end.isEmpty else { throw node.fault("\"\(written)\" holds no words beside the ….") }
  }

  /// Where the assertion stands in a question's units; `nil` if the question is not of this form.
  func assertion(in units: [String]) -> Range<Int>? {
    guard units.starts(with: beginning), units.count >= beginning.count + end.count,
      units.suffix(end.count).elementsEqual(end)
    else { return nil }
    return beginning.count..<units.count - end.count
  }
}
