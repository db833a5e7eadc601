import Parallelism
import Testing

@Suite struct OrderedMapTests {
  private actor Gauge {
    var running = 0
    private(set) var highest = 0
    func enter() {
      running += 1
      highest = max(highest, running)
    }
    func leave() { running -= 1 }
  }

  @Test func `results come in the order of the inputs, and no more than the limit run at once`() async throws {
    let gauge = Gauge()
    var inputs = Array(0..<200)[...]
    var outputs: [Int] = []
    try await mapInOrder(limit: 7) {
      inputs.popFirst()
    } transform: { number in
      await gauge.enter()
      try await Task.sleep(for: .microseconds(number % 5 * 300))
      await gauge.leave()
      return number
    } consume: { _, output in
      outputs.append(output)
    }
    #expect(outputs == Array(0..<200))
    #expect(await gauge.highest <= 7)
  }
}
