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

  @Test("what must be escaped is escaped wherever it stands, and its neighbours are not")
  func escapedAmongOthers() {
    let text = "\"a\u{84}\u{85}\u{86}\u{2027}\u{2028}\u{2029}\u{202A}\u{1F} \u{7E}\u{7F}\u{80}\\b\t\r\u{2085}\n"
    #expect(
      JSONValue.string(text).text
        == #""\"a\#u{84}\u0085\#u{86}\#u{2027}\u2028\u2029\#u{202A}\u001f ~\u007f\#u{80}\\b\t\r\#u{2085}\n""#)
  }

  @Test("what must be escaped is found at each place of a text of any length")
  func escapedAtEachPlace() throws {
    let escapes = ["\"": #"\""#, "\\": #"\\"#, "\u{1F}": #"\u001f"#, "\u{7F}": #"\u007f"#, "\u{85}": #"\u0085"#]
    for special in escapes.keys + [" ", "!", "#", "[", "]", "~", "\u{80}", "é", "動", "😀"] {
      for (before, after) in (0..<20).flatMap({ before in [0, 1, 7, 20].map { (before, $0) } }) {
        let (start, end) = (String(repeating: "a", count: before), String(repeating: "~", count: after))
        let text = start + special + special + "x" + special + end
        let escaped = escapes[special] ?? special
        let expected = "\"\(start)\(escaped)\(escaped)x\(escaped)\(end)\""
        #expect(JSONValue.string(text).text == expected)
        let parsed = try JSONValue(parsing: expected)
        #expect(parsed == .string(text))
        if special == "\u{1F}" {
          let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\(text)\"") }
          #expect(error?.offset == 1 + before)
        }
      }
    }
  }

  @Test("texts longer than any buffer are written whole, behind what is there")
  func longTexts() throws {
    let value = JSONValue.array((0..<50).map { .string(String(repeating: "é\n", count: $0 * 300)) })
    var bytes = Array("[1]".utf8)
    value.encode(to: &bytes)
    #expect(bytes == Array("[1]".utf8) + value.encoded())
    let parsed = try JSONValue(parsing: bytes.dropFirst(3))
    #expect(parsed == value)
  }

  @Test("members are removed by their keys, in whatever order these are")
  func removing() {
    let object: JSONObject = ["a": 1, "own": 2, "c": 3, "b": 4, "other": 5, "a ": 6]
    #expect(object.removing(["a", "b", "c", "d"]) == ["own": 2, "other": 5, "a ": 6])
    #expect(object.removing([]) == object)
  }

  @Test(
    "what is not JSON is refused with its place (fault 19)",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), (#"{"a":1,"a":2}"#, 7), ("01", 1), ("1 2", 2), ("+1", 0),
      ("nul", 3), ("NaN", 0), (#""\ud800""#, 7), (#""\x""#, 3), ("\"a\nb\"", 2), ("1e999", 0), (#"{"a"}"#, 4),
      ("'a'", 0),
      (#"{"a":1}}"#, 7), (#""\udc00""#, 7), (#""\ud800\u0041""#, 13), (#""\ud800\ud800""#, 13), ("-1e999", 0),
      ("Infinity", 0), ("-Infinity", 1), ("-NaN", 1), ("0x10", 1), (".5", 0), ("1.e5", 2), ("1e", 2), ("-01", 2),
      (#"{"a":1,"\u0061":2}"#, 7), ("{\"a\":1,}", 7), ("\u{FEFF}{}", 0), ("{} {}", 3), ("/**/1", 0),
      ("<html></html>", 0), ("True", 0), ("\"a\u{0}b\"", 2), ("\u{0}", 0), ("1\u{0}", 1), ("\u{A0}1", 0),
      (#""abc"#, 4), ("-", 1), ("1.", 2), (#"{a:1}"#, 1),
    ])
  func refused(text: String, offset: Int) {
    #expect {
      try JSONValue(parsing: text)
    } throws: { error in
      (error as? JSONError)?.offset == offset
    }
  }

  @Test(
    "only UTF-8 is read (fault 19)",
    arguments: [
      [0x22, 0xC3, 0x28, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xE9, 0x22],
      [0x22, 0x5C, 0x6E, 0xC3, 0x22],  // invalid after an escape
      [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00], [0x00, 0x31], [0x00, 0x00, 0x00, 0x31],
      [0x22, 0x00, 0x61, 0x00, 0x22, 0x00], [0xEF, 0xBB, 0xBF, 0x31],
    ] as [[UInt8]])
  func encodings(bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
  }

  @Test("numbers of any length are read or refused (fault 19)")
  func longNumbers() throws {
    let digits = String(repeating: "9", count: 100_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: digits) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: "1e" + digits) }
    #expect(try JSONValue(parsing: "0." + digits) == .double(1))
    #expect(try JSONValue(parsing: "1e-" + digits) == .double(0))
    #expect(try JSONValue(parsing: "-9223372036854775808") == .integer(Int64.min))
  }

  @Test("depth is bounded (fault 19)")
  func depth() throws {
    let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
    #expect(throws: Never.self) { try JSONValue(parsing: deep(64)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep(65)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep(1_000_000)) }
    let objects = String(repeating: #"{"a":"#, count: 1_000_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: objects) }
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
