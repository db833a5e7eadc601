import Artifacts

/// The reviews of one person, as a page saves them.
package struct ReviewFile: Sendable, Equatable {
  package let path: String
  /// The ``ReviewPage/id`` of the page.
  package let page: String
  package let reviewer: String
  /// By the pairs' ids.
  package let reviews: [String: Review]

  /// No reviews of a page are as long, in bytes.
  private static let sizeLimit = 64 << 20

  /// - Throws: `ArtifactError` for a file that cannot be read, ``ReviewError/badReview(path:problem:)`` for one that no
  ///   page saved.
  package init(path: String) throws {
    var input = try InputFile(path: path)
    while try input.fill() {
      guard input.buffered.count <= Self.sizeLimit else {
        throw ReviewError.badReview(path: path, problem: "it is longer than \(Self.sizeLimit) bytes")
      }
    }
    try input.finish()
    do {
      guard let object = try JSONValue(parsing: input.buffered).asObject else {
        throw RecordError("it is no JSON object")
      }
      try self.init(object, path: path)
    } catch let error as RecordError {
      throw ReviewError.badReview(path: path, problem: error.description)
    } catch let error as JSONError {
      throw ReviewError.badReview(path: path, problem: error.description)
    }
  }

  private init(_ object: JSONObject, path: String) throws(RecordError) {
    guard try object.integer("valbench_review") == 1 else {
      throw RecordError("its format is another than 1, the only one that this version reads")
    }
    self.path = path
    page = try object.string("page")
    reviewer = try object.string("reviewer").trimmingWhitespace
    if reviewer.isEmpty { throw RecordError("it names no reviewer") }
    var reviews: [String: Review] = [:]
    for value in try object.array("reviews") {
      guard let entry = value.asObject else { throw RecordError("the field \"reviews\" is not a list of objects") }
      let review = try Review(entry)
      guard reviews.updateValue(review, forKey: review.pairID) == nil else {
        throw RecordError("the pair \(review.pairID.forMessage) is marked twice")
      }
    }
    self.reviews = reviews
  }
}
