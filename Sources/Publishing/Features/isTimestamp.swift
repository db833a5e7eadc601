/// Whether a text is one that Arrow's reader of JSON takes for a timestamp of whole seconds: a day of ISO 8601, with or
/// without a time, which may end with `Z` or an offset.
///
/// A column of nothing but such texts is a column of timestamps to the `datasets` library, whatever a card says: if it
/// said `string`, they would come out in another form than they have.
func isTimestamp(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard 10...26 ~= bytes.count, isDay(bytes[..<10]) else { return false }
  guard bytes.count > 10 else { return true }
  guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return false }
  var time = bytes[11...]
  if time.last == UInt8(ascii: "Z") {
    time.removeLast()
  } else if let sign = time.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
    guard isOffset(time[(sign + 1)...]) else { return false }
    time = time[..<sign]
  }
  let parts = time.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  return 1...3 ~= parts.count && zip(parts, [23, 59, 59]).allSatisfy { 0...$1 ~= number($0, digits: 2) ?? -1 }
}

/// A year of four digits, a month, and a day that the month has.
private func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
  let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard parts.count == 3, let year = number(parts[0], digits: 4), let month = number(parts[1], digits: 2),
    let day = number(parts[2], digits: 2), 1...12 ~= month
  else { return false }
  let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return 1...days[month - 1] ~= day
}

/// Hours and minutes, with a colon or without.
private func isOffset(_ bytes: ArraySlice<UInt8>) -> Bool {
  let digits = bytes.filter { $0 != UInt8(ascii: ":") }
  guard digits.count == 4, bytes.count == 4 || bytes[bytes.startIndex + 2] == UInt8(ascii: ":") else { return false }
  return 0...23 ~= number(digits[..<2], digits: 2) ?? -1 && 0...59 ~= number(digits[2...], digits: 2) ?? -1
}

private func number(_ bytes: ArraySlice<UInt8>, digits: Int) -> Int? {
  guard bytes.count == digits, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return bytes.reduce(0) { 10 * $0 + Int($1 - 0x30) }
}
