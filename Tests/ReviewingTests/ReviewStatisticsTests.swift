import Reviewing
import Statistics
import Testing

struct ReviewStatisticsTests {
  /// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
  /// table I, method 3, gives the first four to four digits: (0.2553, 0.3662), (0.0624, 0.1605), (0.0000, 0.1611) and
  /// (0.0061, 0.1718). All digits are from the formula in Python's double precision.
  @Test(
    arguments: [
      (81, 263, 0.2552885198782742, 0.36620957698280004), (15, 148, 0.0623863995307363, 0.16048724172330803),
      (0, 20, 0.0, 0.16112515805281938), (1, 29, 0.006113214292762653, 0.17175521879320288),
      (20, 20, 0.8388748419471806, 1.0), (37, 100, 0.2818236053432453, 0.46779470419057084),
    ])
  func `Wilson's intervals are those of the literature`(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(successes, of: trials).interval)
    #expect(abs(interval.lowerBound - low) < 1e-12 && abs(interval.upperBound - high) < 1e-12)
  }

  @Test func `An interval holds its rate, and mirrors that of the failures`() throws {
    for trials in 1...60 {
      for successes in 0...trials {
        let share = Proportion(successes, of: trials)
        let (interval, rate) = (try #require(share.interval), try #require(share.rate))
        let mirrored = try #require(Proportion(trials - successes, of: trials).interval)
        #expect(interval.contains(rate) && (0...1).contains(interval.lowerBound) && interval.upperBound <= 1)
        #expect(abs(interval.lowerBound - (1 - mirrored.upperBound)) < 1e-12)
      }
    }
  }

  @Test func `An empty sample has neither rate nor interval`() {
    let none = Proportion(0, of: 0)
    #expect(none.rate == nil && none.interval == nil)
  }

  private static func agreement(_ bothYes: Int, _ onlyFirst: Int, _ onlySecond: Int, _ bothNo: Int) -> Agreement {
    var agreement = Agreement()
    for _ in 0..<bothYes { agreement.add(true, true) }
    for _ in 0..<onlyFirst { agreement.add(true, false) }
    for _ in 0..<onlySecond { agreement.add(false, true) }
    for _ in 0..<bothNo { agreement.add(false, false) }
    return agreement
  }

  /// By hand: of 50 things 35 agree, 0.7; chance brings 25/50 · 30/50 + 25/50 · 20/50 = 0.5; (0.7 − 0.5) / 0.5 = 0.4.
  /// Of 100, 60 agree: with 60 · 70 + 40 · 30 = 5400 it is (6000 − 5400) / (10000 − 5400) = 6/46, and with
  /// 60 · 30 + 40 · 70 = 4600 it is (6000 − 4600) / (10000 − 4600) = 14/54. The last two never and always agree.
  @Test(
    arguments: [
      (20, 5, 10, 15, 0.4), (45, 15, 25, 15, 6.0 / 46), (25, 35, 5, 35, 14.0 / 54), (0, 5, 5, 0, -1.0),
      (7, 0, 0, 3, 1.0),
    ])
  func `Cohen's kappa by hand`(bothYes: Int, onlyFirst: Int, onlySecond: Int, bothNo: Int, kappa: Double) throws {
    let agreement = Self.agreement(bothYes, onlyFirst, onlySecond, bothNo)
    #expect(abs(try #require(agreement.kappa) - kappa) < 1e-12)
    #expect(Self.agreement(bothYes, onlySecond, onlyFirst, bothNo).kappa == agreement.kappa)
    #expect(Self.agreement(bothNo, onlyFirst, onlySecond, bothYes).kappa == agreement.kappa)
    #expect(agreement.observed == Double(bothYes + bothNo) / Double(agreement.count))
  }

  @Test func `Where chance alone brings full agreement, kappa is not defined`() {
    #expect(Self.agreement(9, 0, 0, 0).kappa == nil && Self.agreement(9, 0, 0, 0).observed == 1)
    #expect(Self.agreement(0, 0, 0, 9).kappa == nil)
    #expect(Self.agreement(0, 0, 0, 0).kappa == nil && Self.agreement(0, 0, 0, 0).observed == nil)
    // One of them always says yes: chance brings all there is.
    #expect(Self.agreement(8, 2, 0, 0).kappa == 0)
  }
}
