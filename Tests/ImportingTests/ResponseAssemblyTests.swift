import Artifacts
import Importing
import TestSupport
import Testing

@Suite("Putting answers together")
struct ResponseAssemblyTests {
  private let pair = Fixtures.pair(1)

  private func response(_ text: String) -> ResponseRecord.Response {
    ResponseRecord.Response(content: text, outcome: "answered")
  }

  @Test("both answers make a record, whichever comes first", arguments: [false, true])
  func bothOrders(isForFirst: Bool) throws {
    var assembly = ResponseAssembly()
    let answers = [(QuestionSide.forSide, "yes"), (.againstSide, "no")]
    var records: [ResponseRecord] = []
    for (side, text) in isForFirst ? answers : answers.reversed() {
      let record = try assembly.add(response(text), to: side, of: pair, by: "model", sample: 0)
      if let record { records.append(record) }
    }
    #expect(
      records == [
        ResponseRecord(pair: pair, candidate: "model", forResponse: response("yes"), againstResponse: response("no"))
      ])
    #expect(assembly.incomplete == 0)
  }

  @Test("samples, candidates and pairs are kept apart, and what lacks its half is counted")
  func apart() throws {
    var assembly = ResponseAssembly()
    let records = [
      try assembly.add(response("a"), to: .forSide, of: pair, by: "model", sample: 0),
      try assembly.add(response("b"), to: .againstSide, of: pair, by: "model", sample: 1),
      try assembly.add(response("c"), to: .againstSide, of: pair, by: "other", sample: 0),
      try assembly.add(response("d"), to: .againstSide, of: Fixtures.pair(2), by: "model", sample: 0),
    ]
    #expect(records == [nil, nil, nil, nil])
    #expect(assembly.incomplete == 4)
  }

  @Test("an answer that comes twice is an error, also after its pair is whole")
  func twice() throws {
    var assembly = ResponseAssembly()
    _ = try assembly.add(response("a"), to: .forSide, of: pair, by: "model", sample: 0)
    var again = assembly
    #expect(throws: RecordError.self) {
      try again.add(response("b"), to: .forSide, of: pair, by: "model", sample: 0)
    }
    _ = try assembly.add(response("b"), to: .againstSide, of: pair, by: "model", sample: 0)
    #expect(throws: RecordError.self) {
      try assembly.add(response("b"), to: .againstSide, of: pair, by: "model", sample: 0)
    }
  }
}
