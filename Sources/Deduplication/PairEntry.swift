/// What is held of one pair besides its texts, which a ``PairBlock`` holds.
struct PairEntry: Sendable {
  let exactKey: Fingerprint
  let isOrdered: Bool
  let isOffline: Bool
  let language: String
  /// How many different shingles the texts have; 0 where all of them are too short for one. Such pairs are compared as
  /// whole texts alone, since three short texts that merely trade places would have one set.
  let shingleCount: Int32
  /// Of the record as it is written, in bytes.
  let recordLength: Int32
  let wordCount: Int
  let revisionID: Int
  /// Where the block has the pair's id; behind it are the revision's timestamp and the compared texts.
  let start: Int32
  let idLength: Int32
  let timestampLength: Int32
  let comparedLength: Int32
  /// The place of the block in the ``PairIndex``.
  var block: Int32 = 0
  /// How many bytes the records before this one have.
  var recordStart = 0

  private var timestampStart: Int { Int(start) + Int(idLength) }
  private var comparedStart: Int { timestampStart + Int(timestampLength) }

  var idRange: Range<Int> { Int(start)..<timestampStart }
  var timestampRange: Range<Int> { timestampStart..<comparedStart }
  var comparedRange: Range<Int> { comparedStart..<(comparedStart + Int(comparedLength)) }
}
