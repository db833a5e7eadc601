/// Cuts bytes, as they come, into lines.
struct Lines {
  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0

  /// What has come since the last line end.
  var rest: ArraySlice<UInt8> { bytes[start...] }

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.removeSubrange(..<start)
    searched -= start
    start = 0
    bytes += more
  }

  /// The next whole line, without its end; `nil` until more has come.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
      searched = bytes.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return bytes[start..<end]
  }
}
