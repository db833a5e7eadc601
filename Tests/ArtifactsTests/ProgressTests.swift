import Artifacts
import Testing

@Suite("Progress")
struct ProgressTests {
  @Test(
    "the line tells done, total, rate and time left",
    arguments: [
      (5, nil as Int?, 0.5, "x: 5 pairs"),
      (5, 10, 0.5, "x: 5 of 10 pairs"),
      (5, 10, 10, "x: 5 of 10 pairs, 0.5/s, 10 s left"),
      (200, 2_000, 10, "x: 200 of 2000 pairs, 20/s, 1 min left"),
      (200, 200_000, 10, "x: 200 of 200000 pairs, 20/s, 2 h 46 min left"),
      (0, 10, 10, "x: 0 of 10 pairs"),
    ])
  func line(done: Int, total: Int?, seconds: Double, expected: String) {
    #expect(Progress.line("x", "pairs", done, total, elapsed: .seconds(seconds), "") == expected)
  }
}
