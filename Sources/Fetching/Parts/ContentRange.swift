/// Which bytes of a file a reply holds (RFC 9110, 14.4).
struct ContentRange: Equatable {
  let start: Int
  let total: Int

  /// Reads `bytes <first>-<last>/<total>`, where the last is the file's last; `nil` for anything else.
  init?(_ text: String) {
    func fields(_ text: Substring, _ separator: Character) -> [Substring] {
      text.split(separator: separator, omittingEmptySubsequences: false)
    }
    let words = fields(text[...], " ")
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let parts = fields(words[1], "/")
    guard parts.count == 2 else { return nil }
    let numbers = (fields(parts[0], "-") + [parts[1]]).map { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    guard numbers.count == 3, let start = numbers[0], let last = numbers[1], let total = numbers[2], start <= last,
      last == total - 1
    else { return nil }
    self.start = start
    self.total = total
  }
}
