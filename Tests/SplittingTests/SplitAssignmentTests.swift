import Testing

@testable import Splitting

@Suite struct SplitAssignmentTests {
  /// Computed with Python: the first 8 bytes of `hashlib.sha256(len(salt) as <Q + salt + len(key) as <Q + key)`.
  @Test(
    arguments: [
      ("enwiki page 7", 0xeda8_acc4_441b_a0ee, Split.test),
      ("enwiki page 12", 0xd25c_f509_6353_43b9, .validation),
      ("dewiki page 7", 0x98d6_3968_2e07_2f18, .train),
      ("enwiki title Zürich", 0xa3ac_637d_01fa_aa1e, .train),
      ("pair pair-0123456789abcdef", 0x522e_933d_ac7a_0ea6, .train),
    ] as [(String, UInt64, Split)])
  func isTheOneThatWasPublished(key: String, position: UInt64, split: Split) {
    let assignment = SplitAssignment()
    #expect(assignment.position(ofGroup: key) == position)
    #expect(assignment.split(ofGroup: key) == split)
  }

  @Test func ratiosAreKeptApproximately() throws {
    let ratios = try SplitRatios(train: 0.7, validation: 0.2, test: 0.1)
    let assignment = SplitAssignment(ratios: ratios)
    var counts: [Split: Int] = [:]
    for page in 0..<10_000 { counts[assignment.split(ofGroup: "enwiki page \(page)"), default: 0] += 1 }
    for split in Split.allCases {
      // Four standard deviations of a binomial share are less than 0.02.
      #expect(abs(Double(counts[split] ?? 0) / 10_000 - ratios[split]) < 0.02)
    }
  }

  @Test func anotherSaltIsAnotherAssignment() {
    let moved = (0..<1000).count { page in
      let key = "enwiki page \(page)"
      return SplitAssignment().split(ofGroup: key) != SplitAssignment(salt: "other").split(ofGroup: key)
    }
    #expect(200..<500 ~= moved)
  }

  @Test func saltAndKeyDoNotRunTogether() {
    #expect(SplitAssignment(salt: "a").position(ofGroup: "bc") != SplitAssignment(salt: "ab").position(ofGroup: "c"))
  }

  @Test func theEndsOfTheRangeHaveASplit() throws {
    let standard = SplitAssignment()
    #expect(standard.split(at: 0) == .train)
    #expect(standard.split(at: .max) == .test)
    let noTest = SplitAssignment(ratios: try SplitRatios(train: 0.8, validation: 0.2 - 1e-10, test: 0))
    #expect(noTest.split(at: .max) == .validation)
    let trainOnly = SplitAssignment(ratios: try SplitRatios(train: 1 - 1e-10, validation: 0, test: 0))
    #expect(trainOnly.split(at: .max) == .train)
    let testOnly = SplitAssignment(ratios: try SplitRatios(train: 0, validation: 0, test: 1))
    #expect(testOnly.split(at: 0) == .test)
  }

  @Test(arguments: [
    (0.8, 0.1, 0.2), (-0.1, 0.6, 0.5), (1.1, -0.1, 0), (.nan, 0.5, 0.5), (.infinity, 0, 0), (0, 0, 0),
    (0.8, 0.1, 0.1 + 1e-8),
  ])
  func badRatiosAreErrors(train: Double, validation: Double, test: Double) {
    #expect(throws: SplitError.self) { try SplitRatios(train: train, validation: validation, test: test) }
  }

  @Test func ratiosMayMissOneByARoundingError() throws {
    _ = try SplitRatios(train: 0.7, validation: 0.2, test: 0.1)
    _ = try SplitRatios(train: 1.0 / 3, validation: 1.0 / 3, test: 1.0 / 3)
  }
}
