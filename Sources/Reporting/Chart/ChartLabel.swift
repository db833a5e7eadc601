import Pages

/// Names cut to the width that a chart has for them on a narrow screen.
enum ChartLabel {
  /// The name, without its middle if it is too long: of models it is the end that tells them apart.
  ///
  /// - Parameter width: in letters of ordinary width; others count twice.
  static func fitted(_ name: String, width: Int) -> String {
    let scalars = Array(PageText.label(name, ifEmpty: "not named").unicodeScalars)
      .map { $0 == "\n" || $0 == "\t" ? " " : $0 }
    guard scalars.reduce(0, { $0 + columns($1) }) > width else { return text(scalars) }
    let head = prefix(of: scalars, width: (width - 1) * 2 / 5)
    let tail = prefix(of: scalars.reversed(), width: (width - 1) * 3 / 5).reversed()
    return text(head) + "…" + text(Array(tail))
  }

  private static func prefix(of scalars: [Unicode.Scalar], width: Int) -> [Unicode.Scalar] {
    var left = width
    return Array(
      scalars.prefix { scalar in
        left -= columns(scalar)
        return left >= 0
      })
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int { scalar.value < 0x1100 ? 1 : 2 }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
