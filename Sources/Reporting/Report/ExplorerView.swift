import Pages

/// What is around the pairs that the report's script shows.
struct ExplorerView {
  let explorerText: String

  init(_ explorer: Explorer) {
    let all = PageText.grouped(explorer.pairCount)
    explorerText =
      explorer.count < explorer.pairCount
      ? "The \(PageText.grouped(explorer.count)) most telling of \(all) answered pairs: in equal parts the lowest "
        + "scores, the widest disagreements of orders and judges, refusals and the like, and pairs that a hash draws."
      : "All \(all) answered pairs."
  }
}
