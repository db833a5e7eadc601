import Ledger
import Testing

@Suite("Dollars")
struct DollarsTests {
  @Test(
    "amounts are read exactly",
    arguments: [
      ("0", 0), ("2", 2_000_000_000_000), ("2.50", 2_500_000_000_000), ("0.000000000001", 1),
      ("0.1", 100_000_000_000), ("007", 7_000_000_000_000), ("9223372.036854775807", Int64.max),
    ] as [(String, Int64)])
  func reading(text: String, picodollars: Int64) {
    #expect(Dollars(decimalText: text) == Dollars(picodollars: picodollars))
  }

  @Test(
    "what is no amount, or too much, is none",
    arguments: [
      "", ".", "1.", ".5", "-1", "+1", "$1", "1,000", "1_000", "1e3", "0x10", " 1", "1.2.3", "0.0000000000001", "inf",
      "nan", "١", "9223372.036854775808", "99999999999999999999999999",
    ])
  func refusing(text: String) {
    #expect(Dollars(decimalText: text) == nil)
  }

  @Test(
    "amounts are shown to the cent, small ones with three digits",
    arguments: [
      (0, "$0.00"), (12_340_000_000_000, "$12.34"), (12_300_000_000, "$0.0123"), (50_000_000_000, "$0.05"),
      (500_000_000_000, "$0.50"), (999_900_000_000, "$1.00"), (1_005_000_000_000, "$1.01"), (1, "$0.000000000001"),
      (123_456, "$0.000000123"), (-12_300_000_000, "-$0.0123"), (1_234_567_890_000_000_000, "$1234567.89"),
      (Int64.max, "$9223372.04"), (Int64.min, "-$9223372.04"),
    ] as [(Int64, String)])
  func description(picodollars: Int64, text: String) {
    #expect(Dollars(picodollars: picodollars).description == text)
  }

  @Test("sums and products stay at the limit")
  func limits() {
    let (largest, smallest) = (Dollars(picodollars: .max), Dollars(picodollars: .min))
    let (one, less) = (Dollars(picodollars: 1), Dollars(picodollars: -1))
    #expect(largest + one == largest && smallest + less == smallest)
    #expect(smallest - one == smallest && largest - less == largest)
    #expect(largest * 2 == largest && largest * -2 == smallest && smallest * 2 == smallest && less * .min == largest)
    #expect(Dollars(picodollars: 3) * 4 - one == Dollars(picodollars: 11))
  }
}
