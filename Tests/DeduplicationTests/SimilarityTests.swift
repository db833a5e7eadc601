import Artifacts
import Testing
import TextFolding

@testable import Deduplication

@Suite struct SimilarityTests {
  private func similarity(_ left: String, _ right: String) -> Double {
    var (mine, theirs) = (shingles(left), shingles(right))
    let common = mine.countInCommon(bytes([right]))
    #expect(theirs.countInCommon(bytes([left])) == common)
    return jaccard(common: common, mine.count, theirs.count)
  }

  @Test func jaccardIsExact() {
    // abcde bcdef cdefg defgh, and bcdef cdefg defgh efghi
    #expect(shingles("abcdefgh").count == 4)
    #expect(similarity("abcdefgh", "bcdefghi") == 3.0 / 5.0)
    #expect(similarity("abcdefgh", "abcdefgh") == 1)
    #expect(similarity("", "") == 0)
    #expect(similarity("aaaaaaaaa", "aaaaaaaaaaaa") == 1)
  }

  @Test func jaccardAgreesWithSets() {
    var generator = TextGenerator(seed: 2)
    for _ in 0..<200 {
      let shared = generator.words(8) + ["Straße", "вулиця", "動物園", "😀😀"]
      let left = FoldedText((shared + generator.words(3)).joined(separator: " ")).text
      let right = FoldedText((generator.words(2) + shared).joined(separator: " ")).text
      let (mine, theirs) = (naiveShingles(left), naiveShingles(right))
      let expected = Double(mine.intersection(theirs).count) / Double(mine.union(theirs).count)
      #expect(similarity(left, right) == expected)
    }
  }

  @Test func aSetThatIsFilledAgainForgetsWhatItHad() {
    var generator = TextGenerator(seed: 8)
    var set = ShingleSet()
    for count in [3, 2_000, 1, 0, 5] {
      let text = generator.words(count).joined(separator: " ")
      set.fill(bytes([text]))
      #expect(set.count == naiveShingles(text).count)
      #expect(set.countInCommon(bytes([text])) == set.count)
    }
  }

  @Test func shinglesDoNotCrossTextsAndShortTextsCountWhole() {
    #expect(shingles("abcdef", "ghijkl").count == 4)
    #expect(shingles("abc").count == 1)
    #expect(!shingles("abc", "abcd").hasFullShingle)
    #expect(shingles("abc", "abcde").hasFullShingle)
    #expect(similarity("abc", "abd") == 0)
    #expect(shingles("").count == 0)
  }

  @Test("sketches agree as often as the sets are similar, whatever their sizes", arguments: [1, 5, 20, 60, 300])
  func sketches(sharedCount: Int) {
    var generator = TextGenerator(seed: 3)
    var (agreeing, expected) = (0, 0.0)
    for _ in 0..<40 {
      let shared = generator.words(sharedCount)
      let left = (shared + generator.words(sharedCount / 4)).joined(separator: " ")
      let right = (shared + generator.words(sharedCount / 4)).joined(separator: " ")
      let sketches = [left, right].map { text in
        SimilaritySketch(size: 144).sketch(of: shingles(text).hashes)
      }
      agreeing += zip(sketches[0], sketches[1]).count { $0 == $1 }
      expected += similarity(left, right)
    }
    #expect(abs(Double(agreeing) / (40 * 144) - expected / 40) < 0.03)
  }

  @Test func bandingFindsEnoughAtEachThreshold() throws {
    for percent in 10...100 {
      let threshold = Double(percent) / 100
      let banding = try Banding(threshold: threshold)
      #expect(banding.recall(at: threshold) >= 0.99)
      #expect(banding.sketchSize <= 144)
    }
    let standard = try Banding(threshold: 0.8)
    #expect(standard.bands == 24 && standard.rows == 6)
    #expect(standard.recall(at: 0.3) < 0.02)
  }

  @Test(arguments: [0, 0.09, 1.01, -1, .nan, .infinity])
  func badThresholdsAreErrors(threshold: Double) {
    #expect(throws: DeduplicationError.self) { try Banding(threshold: threshold) }
  }
}
