import Artifacts

/// Reads a JSON log of Inspect sample by sample; holds one sample at a time, and of that what is needed.
struct InspectLogReader: ~Copyable {
  let path: String
  private var stream: JSONStream
  private var place = Place.head
  /// The model that was asked; known from the first sample on, as ``status`` is.
  private(set) var model = ""
  /// `success`, or how else the run ended.
  private(set) var status = ""

  private enum Place {
    case head
    case firstSample
    case samples
    case end
  }

  /// - Throws: `ArtifactError`.
  init(path: String) throws {
    stream = try JSONStream(path: path)
    self.path = path
  }

  /// The members of the next sample that are needed, or `nil` behind the last.
  ///
  /// - Throws: ``InspectImportError``, `ArtifactError`.
  mutating func next() throws -> JSONObject? {
    do { return try nextSample() } catch let error as JSONError {
      throw InspectImportError.notJSON(path: path, problem: "\(error)")
    }
  }

  private mutating func nextSample() throws -> JSONObject? {
    if place == .head { try readHead() }
    guard place != .end else { return nil }
    guard try stream.nextElement(isFirst: place == .firstSample) else {
      place = .end
      while try stream.nextKey(isFirst: false) != nil { try stream.skip() }
      try stream.finish()
      return nil
    }
    place = .samples
    var sample = JSONObject()
    var isFirst = true
    try stream.beginObject()
    while let key = try stream.nextKey(isFirst: isFirst) {
      isFirst = false
      // The others, such as events and scores, may be large, and hold NaN, which is not JSON.
      if Self.members.contains(key) { sample[key] = try stream.value() } else { try stream.skip() }
    }
    return sample
  }

  /// Reads up to the first sample: what tells of the run stands before that in every version of the format.
  private mutating func readHead() throws {
    let first = try stream.peek()
    if first == UInt8(ascii: "P") { throw InspectImportError.packed(path: path) }
    guard first == UInt8(ascii: "{") else { throw InspectImportError.notALog(path: path) }
    try stream.beginObject()
    var isFirst = true
    while let key = try stream.nextKey(isFirst: isFirst) {
      isFirst = false
      switch key {
      case "status": status = try stream.value().asString ?? ""
      case "eval": model = try stream.value().asObject?["model"]?.asString ?? ""
      case "samples":
        try checkHead()
        guard try stream.peek() == UInt8(ascii: "[") else {
          throw InspectImportError.noSamples(path: path, status: status)
        }
        try stream.beginArray()
        place = .firstSample
        return
      default: try stream.skip()
      }
    }
    try checkHead()
    throw InspectImportError.noSamples(path: path, status: status)
  }

  private func checkHead() throws(InspectImportError) {
    guard !model.isEmpty, !status.isEmpty else { throw .notALog(path: path) }
  }

  private static let members: Set = ["id", "epoch", "input", "output", "metadata", "error", "limit"]
}
