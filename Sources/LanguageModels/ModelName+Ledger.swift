extension ModelName {
  /// The name under which the ledger remembers what the model wants.
  var ledgerName: String { "\(providerName):\(model)" }

  /// Whether a model that calls itself by another name is this one: a dated snapshot of it, or the same under a
  /// vendor's name.
  func isSame(as other: String) -> Bool {
    func lastPart(_ name: String) -> Substring {
      let bare = name.split(separator: "/").last ?? ""
      return bare
    }
    let (mine, its) = (lastPart(model.lowercased()), lastPart(other.lowercased()))
    return mine == its || its.hasPrefix(mine + "-") || mine.hasPrefix(its + "-") || its.hasPrefix(mine + ":")
  }
}
