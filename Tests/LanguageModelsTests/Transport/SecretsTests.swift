import Foundation
import LanguageModels
import Testing

@Suite("Secrets")
struct SecretsTests {
  private let key = "sk-canary/0123+456~789"
  private var secrets: Secrets { Secrets([key]) }

  @Test(
    "a key is struck out in every form (fault 36)",
    arguments: [
      "sk-canary/0123+456~789", #"sk-canary\/0123+456~789"#, "sk-canary%2F0123%2B456~789",
      "sk-canary%2f0123%2b456~789",
    ])
  func forms(form: String) {
    #expect(secrets.redact("before \(form) after \(form)") == "before [key] after [key]")
  }

  @Test("a key in base64 is struck out at every alignment and in both alphabets (fault 36)", arguments: 0..<6)
  func base64(offset: Int) {
    let text = String(repeating: "x", count: offset) + key + " and more"
    let standard = Data(text.utf8).base64EncodedString()
    let url = standard.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
    for encoded in [standard, url] {
      let redacted = secrets.redact(encoded)
      #expect(redacted.contains("[key]"))
      #expect(redacted.utf8.count < encoded.utf8.count - key.utf8.count)
    }
  }

  @Test("text without a key stays as it is, and placeholders are no keys")
  func untouched() {
    let bytes = Array("sk-canary/0123+456~78 is no key".utf8)
    #expect(secrets.redact(bytes) == bytes)
    #expect(secrets.redact([UInt8]()).isEmpty)
    #expect(Secrets(["", "EMPTY"]).redact("EMPTY") == "EMPTY")
    #expect(Secrets([]).redact("text") == "text")
  }

  @Test("keys that overlap or touch are struck out whole (fault 36)")
  func overlaps() {
    let secrets = Secrets(["abcdefgh", "efghijkl"])
    #expect(secrets.redact("-abcdefghijkl-") == "-[key]-")
    #expect(secrets.redact("abcdefghabcdefgh") == "[key][key]")
    #expect(secrets.redact(Array("abcdefg".utf8)) == Array("abcdefg".utf8))
  }

  @Test("words are one bounded line without control characters (fault 36)")
  func words() {
    #expect(secrets.words("a\r\nb\u{1B}[31m\u{202E}c\u{2028}d  \(key)\n") == "a b [31m c d [key]")
    #expect(secrets.words(String(repeating: "e\u{301}", count: 10_000)).unicodeScalars.count == 500)
    #expect(secrets.words(String(repeating: "x", count: 499) + key).unicodeScalars.count == 500)
    #expect(secrets.words(String(repeating: "x", count: 8 << 20)).unicodeScalars.count == 500)
    #expect(secrets.words("") == "")
  }
}
