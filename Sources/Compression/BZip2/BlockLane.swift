/// Decompresses blocks one after the other: as many lanes as there are, so many blocks are decompressed at once.
actor BlockLane {
  func decode(_ segment: Segment) -> BlockOutcome {
    Task.isCancelled ? .cancelled : BlockDecoder.decode(segment.bits, level: segment.level)
  }
}

/// What became of the segment with this number.
struct NumberedOutcome: Sendable {
  let number: Int
  let outcome: BlockOutcome
}
