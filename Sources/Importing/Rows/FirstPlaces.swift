import Artifacts

/// Where each thing was seen first, to refuse what is there twice.
struct FirstPlaces<Key: Hashable> {
  private var places: [Key: String] = [:]

  /// - Parameters:
  ///   - words: what is there twice.
  ///   - place: in words, with the file.
  /// - Throws: `RecordError` if there is one with this key already.
  mutating func add(_ key: Key, _ words: @autoclosure () -> String, at place: String) throws(RecordError) {
    if let first = places.updateValue(place, forKey: key) {
      throw RecordError("\(words()) is there twice, first in \(first)")
    }
  }
}
