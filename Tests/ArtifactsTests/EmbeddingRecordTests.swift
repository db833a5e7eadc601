import Artifacts
import Foundation
import Testing

@Suite("Embeddings as records")
struct EmbeddingRecordTests {
  /// As Python's `base64.b64encode(struct.pack("<2f", 1, -2))` writes it.
  private static let oneAndMinusTwo = "AACAPwAAAMA="

  private func object(_ changes: JSONObject = [:]) -> JSONObject {
    var object: JSONObject = [
      "id": "pair-1", "model": "m", "dimensions": 2, "for_embedding": .string(Self.oneAndMinusTwo),
      "against_embedding": .string(Self.oneAndMinusTwo),
    ]
    object.append(contentsOf: changes)
    return object
  }

  private func base64(_ values: [Float]) -> JSONValue { .string(EmbeddingVector.base64(values)) }

  @Test("a record survives a round trip, in the order of its fields and bit by bit")
  func roundTrip() throws {
    #expect(try EmbeddingRecord(object()).forVector == [1, -2])
    #expect(try EmbeddingRecord(object()).json == object())
    let values: [Float] = [.leastNonzeroMagnitude, -.greatestFiniteMagnitude, 0.1, -0.0, .pi]
    let record = EmbeddingRecord(id: "pair-1", model: "m", forVector: values, againstVector: values.reversed())
    let read = try EmbeddingRecord(record.json)
    #expect(read.forVector.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(read.againstVector.map(\.bitPattern) == values.reversed().map(\.bitPattern))
    #expect(record.json.members.map(\.key) == ["id", "model", "dimensions", "for_embedding", "against_embedding"])
  }

  @Test("vectors of the least and the most dimensions can be read")
  func limits() throws {
    for count in [1, 16_384] {
      let values = [Float](repeating: 0.5, count: count)
      let text = base64(values)
      let record = try EmbeddingRecord(
        object(["dimensions": .integer(count), "for_embedding": text, "against_embedding": text]))
      #expect(record.againstVector == values)
    }
  }

  @Test("what is no embedding is refused, with field and reason")
  func refused() throws {
    let refused: [(JSONObject, String)] = [
      (["for_embedding": "AACAPwAAAMA"], "\"for_embedding\" cannot be used: an embedding is not valid base64"),
      (["against_embedding": "?ACAPwAAAMA="], "\"against_embedding\" cannot be used: an embedding is not valid base64"),
      (["for_embedding": "AACAPwAAAA=="], "has 7 bytes"),
      (["for_embedding": ""], "has 0 dimensions"),
      (["for_embedding": base64([1, 2, 3])], "has 3 dimensions, not the 2"),
      (["dimensions": 3], "has 2 dimensions, not the 3"),
      (["for_embedding": base64([.nan, 1])], "no finite number"),
      (["against_embedding": base64([1, -.infinity])], "no finite number"),
      (["for_embedding": base64([0, -0.0])], "all values of an embedding are zero"),
      (["for_embedding": base64([Float](repeating: 1, count: 16_385))], "not 1 to 16384"),
      (["for_embedding": .array([1, -2])], "\"for_embedding\" is not a string"),
      (["dimensions": .null], "\"dimensions\" is not an integer"),
      (["id": .null], "\"id\" is not a string"),
    ]
    for (change, words) in refused {
      let error = #expect(throws: RecordError.self) { try EmbeddingRecord(object(change)) }
      #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    }
  }
}
