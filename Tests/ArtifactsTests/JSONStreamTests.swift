import Artifacts
import TestSupport
import Testing

@Suite("Reading JSON value by value")
struct JSONStreamTests {
  /// Reads an object of which the values of some keys are skipped.
  private func members(_ text: String, skipping skipped: Set<String> = [], limit: Int = 1 << 20) async throws
    -> JSONObject
  {
    try await withTemporaryFolder { folder in
      var stream = try JSONStream(path: try folder.write(text, to: "a.json"), limit: limit)
      var object = JSONObject()
      var isFirst = true
      try stream.beginObject()
      while let key = try stream.nextKey(isFirst: isFirst) {
        isFirst = false
        if skipped.contains(key) { try stream.skip() } else { object[key] = try stream.value() }
      }
      try stream.finish()
      return object
    }
  }

  @Test("values of every kind are read as they stand")
  func values() async throws {
    let text = #" {"a": 1, "b":"x]\"\\}", "c": [1, {"d": "\\"}, []],"e":-2.5e1 , "f":null, "g": {} } "#
    #expect(
      try await members(text) == [
        "a": 1, "b": "x]\"\\}", "c": [1, ["d": "\\"], []], "e": -25.0, "f": .null, "g": [:],
      ])
    #expect(try await members("{}") == [:])
  }

  @Test("what is skipped may be longer than the limit, and need not be JSON of every kind")
  func skipped() async throws {
    let long = String(repeating: "x", count: 3 << 20)
    let text = "{\"a\": {\"n\": [NaN, -Infinity], \"s\": \"\(long)\\\"]\"}, \"b\": 2, \"c\": NaN}"
    #expect(try await members(text, skipping: ["a", "c"], limit: 100) == ["b": 2])
  }

  @Test("a value that is read may not be longer than the limit")
  func limit() async throws {
    await #expect(throws: JSONError.self) {
      try await members("{\"a\": \"\(String(repeating: "x", count: 200))\"}", limit: 100)
    }
  }

  @Test(
    "a broken text is an error that says where (fault 5)",
    arguments: [
      "", "[", "{\"a\"", "{\"a\": ", "{\"a\": [1, 2", "{\"a\": \"x", "{\"a\": 1", "{\"a\": 1,}", "{\"a\" 1}", "{a: 1}",
      "{\"a\": }", "{\"a\": 1} {", "{\"a\": 1 \"b\": 2}", "{\"a\": NaN}", "{\"a\": [1}}",
    ])
  func broken(text: String) async throws {
    await #expect(throws: JSONError.self) { try await members(text) }
  }

  @Test("an error's place is counted from the start of the file")
  func place() async throws {
    do {
      _ = try await members("{\"aaaa\": 1, \"b\": [1, x]}")
      Issue.record("it was read")
    } catch let error as JSONError {
      #expect(error.offset == 21)
    }
  }
}
