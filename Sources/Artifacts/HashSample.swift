/// Of all elements that were offered, those with the smallest hashes of seed and id: a larger sample holds a smaller one
/// of its seed, and the order in which they were offered does not matter.
package struct HashSample<Element: Sendable>: Sendable {
  package let size: Int
  package let seed: Int
  private var entries: [(hash: String, element: Element)] = []

  /// - Parameter size: the most elements to keep, at least 1.
  package init(size: Int, seed: Int) {
    self.size = size
    self.seed = seed
  }

  /// In the order of their hashes.
  package var elements: [Element] { entries.map(\.element) }

  /// Keeps the element if its hash is among the smallest so far, and no element of its id is kept already.
  ///
  /// - Returns: the element of its id that is kept already, if there is one.
  /// - Complexity: O(log *size*), and O(*size*) for an element that is kept.
  package mutating func offer(_ element: Element, id: String) -> Element? {
    let hash = Digest.sha256(parts: [String(seed), id])
    if entries.count == size, let last = entries.last, last.hash < hash { return nil }
    let place = firstPlace(notBelow: hash)
    if place < entries.count, entries[place].hash == hash { return entries[place].element }
    entries.insert((hash, element), at: place)
    if entries.count > size { entries.removeLast() }
    return nil
  }

  private func firstPlace(notBelow hash: String) -> Int {
    var range = 0..<entries.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if entries[middle].hash < hash {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
