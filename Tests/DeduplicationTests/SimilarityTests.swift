import Testing
import TextFolding

@testable import Deduplication

@Suite struct SimilarityTests {
  @Test func jaccardIsExact() {
    let left = ShingleSet([FoldedText("abcdefgh")])  // abcde bcdef cdefg defgh
    let right = ShingleSet([FoldedText("bcdefghi")])  // bcdef cdefg defgh efghi
    #expect(left.count == 4)
    #expect(left.jaccard(right) == 3.0 / 5.0)
    #expect(left.jaccard(left) == 1)
    #expect(ShingleSet([]).jaccard(ShingleSet([])) == 0)
  }

  @Test func jaccardAgreesWithSets() {
    var generator = TextGenerator(seed: 2)
    for _ in 0..<200 {
      let shared = generator.words(8)
      let left = FoldedText((shared + generator.words(3)).joined(separator: " "))
      let right = FoldedText((generator.words(2) + shared).joined(separator: " "))
      let (mine, theirs) = (naive(left.text), naive(right.text))
      let expected = Double(mine.intersection(theirs).count) / Double(mine.union(theirs).count)
      #expect(ShingleSet([left]).jaccard(ShingleSet([right])) == expected)
    }
  }

  private func naive(_ text: String) -> Set<String> {
    let scalars = Array(text.unicodeScalars)
    return Set((0...(scalars.count - 5)).map { String(String.UnicodeScalarView(scalars[$0..<($0 + 5)])) })
  }

  @Test func shinglesDoNotCrossTextsAndShortTextsCountWhole() {
    #expect(ShingleSet([FoldedText("abcdef"), FoldedText("ghijkl")]).count == 4)
    #expect(ShingleSet([FoldedText("abc")]).count == 1)
    #expect(ShingleSet([FoldedText("abc")]) != ShingleSet([FoldedText("abd")]))
    #expect(ShingleSet([FoldedText("")]).count == 0)
  }

  @Test func signaturesAgreeAsOftenAsTheSetsAreSimilar() {
    var generator = TextGenerator(seed: 3)
    let minHash = MinHash(functionCount: 4000)
    for sharedCount in [5, 20, 60] {
      let shared = generator.words(sharedCount)
      let left = ShingleSet([FoldedText((shared + generator.words(15)).joined(separator: " "))])
      let right = ShingleSet([FoldedText((shared + generator.words(15)).joined(separator: " "))])
      let agreeing = zip(minHash.signature(of: left), minHash.signature(of: right)).count { $0 == $1 }
      #expect(abs(Double(agreeing) / 4000 - left.jaccard(right)) < 0.035)
    }
  }

  @Test func bandingFindsEnoughAtEachThreshold() throws {
    for percent in 10...100 {
      let threshold = Double(percent) / 100
      let banding = try Banding(threshold: threshold)
      #expect(banding.recall(at: threshold) >= 0.99)
      #expect(banding.functionCount <= 128)
    }
    let standard = try Banding(threshold: 0.8)
    #expect(standard.bands == 21 && standard.rows == 6)
    #expect(standard.recall(at: 0.3) < 0.02)
  }

  @Test(arguments: [0, 0.09, 1.01, -1, .nan, .infinity])
  func badThresholdsAreErrors(threshold: Double) {
    #expect(throws: DeduplicationError.self) { try Deduplicator(threshold: threshold) }
  }
}
