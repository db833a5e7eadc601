extension String {
  /// Without the date at its end that tells a model's snapshots apart, such as `-2025-04-14` or `-20250929`.
  var withoutDate: String {
    guard
      let match = wholeMatch(of: /(.+)-20[0-9]{2}(-?)(0[1-9]|1[0-2])(-?)(0[1-9]|[12][0-9]|3[01])/),
      match.2 == match.4
    else { return self }
    return String(match.1)
  }
}
