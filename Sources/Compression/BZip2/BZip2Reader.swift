/// The decompressed bytes of a bz2 file, in order, with its blocks decompressed on several threads at once.
///
/// Blocks are found by their marks, handed to child tasks of a group, and put together again in order. At most
/// `2 * threads + 2` of them are in memory, compressed or decompressed.
struct BZip2Reader: ~Copyable {
  // Of use only while the group's scope lasts, and only in the task that opened it; so is this reader.
  private var group: TaskGroup<NumberedOutcome>
  private let lanes: [BlockLane]
  private var nextLane = 0
  /// The largest number of blocks in memory.
  private let window: Int

  private var cutter = BlockCutter()
  private var assembler: StreamAssembler
  /// The segments that wait for their turn, by their numbers: those from `first` to before `afterLast`.
  private var segments: [Int: Segment] = [:]
  private var outcomes: [Int: BlockOutcome] = [:]
  private var first = 0
  private var firstNotStarted = 0
  private var afterLast = 0
  /// The number of blocks among the segments that were handed to a task.
  private var started = 0
  private var isCut = false

  private var ready: [DecodedBlock] = []
  private var large: LargeBlock?
  /// The byte of the file after the block from which the last chunk was made.
  private var endByte: Int64 = 0

  init(file: String, threads: Int, group: TaskGroup<NumberedOutcome>) {
    self.group = group
    lanes = (0..<threads).map { _ in BlockLane() }
    window = 2 * threads + 2
    assembler = StreamAssembler(file: file)
  }

  /// The next bytes, at least one, and the byte of the file after the block from which they are; `nil` when the file was read to its end and found good.
  ///
  /// - Throws: `CompressionError`; `CancellationError` when the task was cancelled.
  nonisolated(nonsending) mutating func next(
    from input: inout RawInput
  ) async throws -> (bytes: [UInt8], endByte: Int64)? {
    while true {
      if let bytes = try large?.next(input.file.name) { return (bytes, endByte) }
      large = nil
      try fill(&input)
      if !ready.isEmpty {
        let block = ready.removeFirst()
        endByte = block.endByte
        switch block.content {
        case .bytes(let bytes): return (bytes, endByte)
        case .large(let stream, let level): large = LargeBlock(stream: stream, level: level)
        }
      } else if first < afterLast {
        let outcome = try await outcomeOfFirst()
        if let segment = segments.removeValue(forKey: first) {
          first += 1
          try assembler.take(segment, outcome)
          ready = assembler.takeReady()
        }
      } else {
        try assembler.finish()
        return nil
      }
    }
  }

  /// Waits until the first segment's turn has come.
  private nonisolated(nonsending) mutating func outcomeOfFirst() async throws -> BlockOutcome? {
    guard segments[first]?.isBlock == true else { return nil }
    while outcomes[first] == nil, let done = await group.next() { outcomes[done.number] = done.outcome }
    started -= 1
    let outcome = outcomes.removeValue(forKey: first)
    if case .cancelled = outcome { throw CancellationError() }
    return outcome
  }

  /// Reads and cuts until enough blocks are on their way.
  private mutating func fill(
    _ input: inout RawInput
  ) throws(CompressionError) {
    start()
    while started < window, afterLast - first < 4 * window, !isCut {
      if input.buffer.count == 0, try !input.fill() {
        enqueue(cutter.finish())
        isCut = true
      } else {
        enqueue(cutter.append(input.buffer.bytes))
        input.consume(input.buffer.count)
      }
      start()
    }
  }

  private mutating func enqueue(_ new: [Segment]) {
    for segment in new {
      segments[afterLast] = segment
      afterLast += 1
    }
  }

  /// Hands blocks to the lanes, as many as may be on their way.
  private mutating func start() {
    while started < window, firstNotStarted < afterLast, let segment = segments[firstNotStarted] {
      let number = firstNotStarted
      firstNotStarted += 1
      guard segment.isBlock else { continue }
      let lane = lanes[nextLane]
      nextLane = (nextLane + 1) % lanes.count
      started += 1
      group.addTask { NumberedOutcome(number: number, outcome: await lane.decode(segment)) }
    }
  }
}
