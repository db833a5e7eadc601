import CBZip2

@testable import Compression

/// Decompresses a file by blocks, as on several threads but one after the other, and compares with libbz2 alone: both
/// must refuse it, or both give the same bytes.
///
/// The input's first byte chooses whether the others are a file or a recipe for one, four more the pieces in which the
/// file is read. Checksums make nearly all changes of a file equal: a recipe is damaged in as many ways as it is written.
@_cdecl("LLVMFuzzerTestOneInput")
func testBZip2Driver(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.byte()
  let pieces = Pieces(&input)
  let file = choice & 1 == 0 ? Array(input.rest) : BZip2Recipe.file(from: &input, hasLargeBlocks: choice == 0xFF)
  guard !file.isEmpty, let expected = reference(file) else { return 0 }
  let found = driver(file, pieces)
  switch (expected.verdict, found.verdict) {
  case (.good, .good):
    if expected.bytes != found.bytes { fatalError("other bytes than libbz2's: \(file)") }
  case (.truncated, .truncated), (.corrupt, .truncated), (.corrupt, .corrupt):
    if !expected.bytes.starts(with: found.bytes) { fatalError("wrong bytes before an error: \(file)") }
  default: fatalError("libbz2 says \(expected.verdict), the driver \(found.verdict): \(file)")
  }
  return 0
}

private enum Verdict {
  case good, truncated, corrupt
}

/// The largest file that is decompressed, in bytes: the others only take time.
private let longestOutput = 1 << 20

/// What libbz2 makes of a file, stream after stream; `nil` when that is too much.
private func reference(_ file: [UInt8]) -> (bytes: [UInt8], verdict: Verdict)? {
  var verdict = Verdict.truncated
  var isTooLong = false
  let bytes = file.withUnsafeBytes { file in
    [UInt8](unsafeUninitializedCapacity: longestOutput) { memory, count in
      var rest = file[...]
      repeat {
        guard var decoder = BZip2Decoder() else { fatalError("there is not enough memory for libbz2") }
        let output = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(memory)[count...])
        let step = decoder.step(from: UnsafeRawBufferPointer(rebasing: rest), into: output)
        rest = rest.dropFirst(step.consumed)
        count += step.produced
        isTooLong = count == longestOutput
        verdict = step.status == .ended ? .good : step.status == .progressed ? .truncated : .corrupt
      } while verdict == .good && !rest.isEmpty && !isTooLong
    }
  }
  return isTooLong ? nil : (bytes, verdict)
}

/// What the reader of blocks makes of a file that it gets in pieces.
private func driver(_ file: [UInt8], _ pieces: Pieces) -> (bytes: [UInt8], verdict: Verdict) {
  var cutter = BlockCutter()
  var assembly = Assembly()
  do throws(CompressionError) {
    var segments: [Segment] = []
    for piece in file.withUnsafeBytes(pieces.cut) { segments += piece.withUnsafeBytes { cutter.append($0) } }
    segments += cutter.finish()
    for segment in segments { try assembly.take(segment) }
    try assembly.finish()
    return (assembly.bytes, .good)
  } catch .truncated {
    return (assembly.bytes, .truncated)
  } catch .corrupt, .trailingGarbage {
    return (assembly.bytes, .corrupt)
  } catch {
    fatalError("\(error)")
  }
}

/// The blocks of a file as they are put together, and their bytes.
private struct Assembly: ~Copyable {
  private var assembler = StreamAssembler(file: "the input")
  private var endByte: Int64 = 0
  private(set) var bytes: [UInt8] = []

  mutating func take(_ segment: Segment) throws(CompressionError) {
    let outcome = segment.isBlock ? BlockDecoder.decode(segment.bits, level: segment.level) : nil
    do throws(CompressionError) {
      try assembler.take(segment, outcome)
    } catch {
      try takeReady()
      throw error
    }
    try takeReady()
  }

  func finish() throws(CompressionError) {
    try assembler.finish()
  }

  private mutating func takeReady() throws(CompressionError) {
    for block in assembler.takeReady() {
      if block.endByte < endByte { fatalError("blocks out of order") }
      endByte = block.endByte
      switch block.content {
      case .bytes(let more): bytes += more
      case .large(let stream, let level):
        var large = LargeBlock(stream: stream, level: level)
        while let more = try large.next("the input") { bytes += more }
      }
    }
  }
}
