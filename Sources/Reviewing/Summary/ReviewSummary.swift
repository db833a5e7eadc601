/// What the reviews of one page come to.
package struct ReviewSummary: Sendable {
  package let page: String
  /// In the order of the files.
  package let reviewers: [(name: String, tally: ReviewTally)]
  /// Over all pairs that anybody reviewed: a pair passes if nobody who reviewed it failed it. Counting pairs and not
  /// reviews keeps the interval honest, since two reviews of one pair are not two pairs.
  package let all: ReviewTally
  /// Of each two reviewers.
  package let agreements: [ReviewerAgreement]

  /// - Parameter files: at least one.
  /// - Throws: ``ReviewError`` if they are of several pages, or two of one reviewer.
  package init(_ files: [ReviewFile]) throws(ReviewError) {
    page = files[0].page
    var paths: [String: String] = [:]
    for file in files {
      if file.page != page { throw .otherPage(path: file.path, first: files[0].path) }
      if let first = paths.updateValue(file.path, forKey: file.reviewer.lowercased()) {
        throw .repeatedReviewer(name: file.reviewer, path: file.path, first: first)
      }
    }
    reviewers = files.map { ($0.reviewer, ReviewTally(failures: $0.reviews.values.map(\.failed))) }
    var failures: [String: Set<Criterion>] = [:]
    for review in files.flatMap(\.reviews.values) { failures[review.pairID, default: []].formUnion(review.failed) }
    all = ReviewTally(failures: failures.values)
    agreements = files.indices.flatMap { first in
      files[(first + 1)...].map { ReviewerAgreement(files[first], $0) }
    }
  }
}
