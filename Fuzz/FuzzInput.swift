/// The bytes that libFuzzer made up, read from the front as the choices of a test.
///
/// What is missing at the end is 0, so that every input means something.
struct FuzzInput {
  private(set) var rest: UnsafeRawBufferPointer

  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    rest = UnsafeRawBufferPointer(start: start, count: count)
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 {
    take(1).first ?? 0
  }

  /// A number of two bytes.
  mutating func number() -> Int {
    Int(byte()) << 8 | Int(byte())
  }

  /// The next bytes, as many as there are of `count`.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    defer { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
    return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
  }
}

/// Where bytes are cut: after four lengths, which are used in turn, and not so often that it takes long.
struct Pieces {
  private static let most = 64

  private let lengths: [Int]

  /// Reads the lengths. Short ones are the likelier, because they find more.
  init(_ input: inout FuzzInput) {
    lengths = (0..<4).map { _ in
      let byte = Int(input.byte())
      return byte < 192 ? byte % 64 + 1 : (byte - 191) << 6
    }
  }

  /// The pieces, none of them empty but a single one.
  func cut(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while pieces.count < Self.most - 1, rest.count > lengths[pieces.count % lengths.count] {
      let length = lengths[pieces.count % lengths.count]
      pieces.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return pieces + [Array(rest)]
  }
}
