extension String {
  /// Whether this word is `part`, or is one that holds it at the places that are left open. Linear in the length of
  /// the word times that of the part.
  ///
  /// - Parameters:
  ///   - anyBeginning: whether anything may stand before the part.
  ///   - anyEnd: whether anything may stand after the part.
  func reads(_ part: String, anyBeginning: Bool, anyEnd: Bool) -> Bool {
    switch (anyBeginning, anyEnd) {
    case (false, false): self == part
    case (false, true): hasPrefix(part)
    case (true, false): hasSuffix(part)
    case (true, true): holds(part)
    }
  }

  private func holds(_ part: String) -> Bool {
    var rest = utf8[...]
    while rest.count >= part.utf8.count {
      if rest.starts(with: part.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
