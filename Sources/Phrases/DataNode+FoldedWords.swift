package import DataFiles
import TextFolding

extension DataNode {
  /// The words of a list, folded.
  ///
  /// - Throws: `DataFileError` if this is no list, or something in it is not one word.
  package func foldedWords() throws(DataFileError) -> Set<String> {
    var words: Set<String> = []
    for item in try sequence() {
      let word = FoldedText(try item.string())
      guard word.words.count == 1 else { throw item.fault("\"\(item.written)\" is not one word.") }
      words.insert(word.text)
    }
    return words
  }
}
