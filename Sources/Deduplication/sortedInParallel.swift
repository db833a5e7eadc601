/// Sorts on several threads: each half by itself, and then both are merged.
///
/// - Parameters:
///   - threads: how many are used, at least 1; nothing but time depends on it.
///   - isBefore: an order in which no two elements are equal.
/// - Complexity: O(*n* log *n*).
@concurrent
func sortedInParallel<Element: Sendable>(
  _ elements: ArraySlice<Element>, threads: Int, by isBefore: @escaping @Sendable (Element, Element) -> Bool
) async -> [Element] {
  guard threads > 1, elements.count > 1 else { return elements.sorted(by: isBefore) }
  let middle = elements.startIndex + elements.count / 2
  async let first = sortedInParallel(elements[..<middle], threads: threads / 2, by: isBefore)
  let second = await sortedInParallel(elements[middle...], threads: threads - threads / 2, by: isBefore)
  return merged(await first, second, by: isBefore)
}

private func merged<Element>(
  _ first: [Element], _ second: [Element], by isBefore: (Element, Element) -> Bool
) -> [Element] {
  var merged: [Element] = []
  merged.reserveCapacity(first.count + second.count)
  var next = 0
  for element in first {
    while next < second.count, isBefore(second[next], element) {
      merged.append(second[next])
      next += 1
    }
    merged.append(element)
  }
  merged += second[next...]
  return merged
}
