import Artifacts
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "what is written is read back",
    arguments: [
      #"{"b":1,"a":[true,false,null],"c":{"d":-0.5,"e":"x"}}"#, "[]", "{}", #""""#, "-12", "1e-05",
      "9223372036854775807",
    ])
  func roundTrip(text: String) throws {
    #expect(try JSONValue(parsing: text).text == text)
  }

  @Test("integers and fractions are told apart")
  func numbers() throws {
    #expect(try JSONValue(parsing: "1") == .integer(1))
    #expect(try JSONValue(parsing: "1.0") == .double(1))
    #expect(try JSONValue(parsing: "1e0") == .double(1))
    #expect(try JSONValue(parsing: "9223372036854775808") == .double(9_223_372_036_854_775_808))
  }

  @Test("escapes are decoded, and what breaks lines or terminals is escaped again")
  func escapes() throws {
    let value = try JSONValue(parsing: #""\u00e9\ud83d\ude00\n\u2028\u0000\/""#)
    #expect(value == .string("é😀\n\u{2028}\u{0}/"))
    #expect(value.text == "\"é😀\\n\\u2028\\u0000/\"")
  }

  @Test(
    "what is not JSON is refused with its place (fault 19)",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), (#"{"a":1,"a":2}"#, 7), ("01", 1), ("1 2", 2), ("+1", 0),
      ("nul", 3), ("NaN", 0), (#""\ud800""#, 7), (#""\x""#, 3), ("\"a\nb\"", 2), ("1e999", 0), (#"{"a"}"#, 4),
      ("'a'", 0),
      (#"{"a":1}}"#, 7), (#""abc"#, 4), ("-", 1), ("1.", 2), (#"{a:1}"#, 1),
    ])
  func refused(text: String, offset: Int) {
    #expect {
      try JSONValue(parsing: text)
    } throws: { error in
      (error as? JSONError)?.offset == offset
    }
  }

  @Test("invalid UTF-8 and UTF-16 are refused (fault 19)")
  func encodings() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0xFF, 0xFE, 0x31, 0x00]) }
  }

  @Test("depth is bounded (fault 19)")
  func depth() throws {
    let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
    #expect(throws: Never.self) { try JSONValue(parsing: deep(64)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep(65)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep(1_000_000)) }
  }

  @Test("random bytes never crash the parser, and what it accepts survives a round trip")
  func randomTexts() throws {
    var generator = SplitMix64(state: 1)
    let alphabet = Array(#"{}[]",:\u0123e-+.tfn "#.utf8)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<24, using: &generator)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      #expect(try JSONValue(parsing: value.encoded()) == value)
    }
  }
}
