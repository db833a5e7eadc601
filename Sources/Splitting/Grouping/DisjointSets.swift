/// The union-find structure (Tarjan 1975): numbers in sets that can be united.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  /// The number that stands for the whole set of this one: the smallest in it.
  ///
  /// - Complexity: O(log *n*), amortised.
  mutating func find(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  mutating func unite(_ left: Int, _ right: Int) {
    let (left, right) = (find(left), find(right))
    parents[max(left, right)] = min(left, right)
  }
}
