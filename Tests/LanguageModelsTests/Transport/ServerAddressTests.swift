import LanguageModels
import Testing

@Suite("Server addresses")
struct ServerAddressTests {
  @Test(
    "private hosts are told from public ones (fault 22)",
    arguments: [
      ("localhost", true), ("LOCALHOST", true), ("a.localhost", true), ("127.0.0.1", true), ("127.9.9.9", true),
      ("10.1.2.3", true), ("172.16.0.1", true), ("172.31.255.1", true), ("192.168.0.1", true), ("[::1]", true),
      ("::1", true), ("[fd12::1]", true), ("fe80::1%eth0", true), ("::ffff:10.0.0.1", true), ("node17", true),
      ("gpu.local", true), ("vllm.default.svc.cluster.local", true), ("box.internal", true), ("nas.home.arpa", true),
      ("8.8.8.8", false), ("172.32.0.1", false), ("172.15.0.1", false), ("192.169.0.1", false),
      ("[2001:db8::1]", false), ("::ffff:8.8.8.8", false), ("example.com", false), ("localhost.example.com", false),
      ("10.0.0.1.example.com", false), ("010.8.8.8", false), ("134744072", false), ("0x8080808", false),
      ("10.1", false),
      ("local.", false), ("home.arpa", false), ("", false), ("[::]", false), ("fec0::1", false),
    ])
  func isPrivate(host: String, expected: Bool) {
    #expect(ServerAddress.isPrivate(host) == expected)
  }

  @Test("good addresses, and their paths")
  func good() throws {
    let address = try ServerAddress("https://api.example.com:8443/v1/", hasKey: true)
    #expect(address.url("/chat/completions") == "https://api.example.com:8443/v1/chat/completions")
    for text in ["http://localhost:8000/v1", "HTTP://[::1]:80", "http://example.com", "https://1.1.1.1"] {
      #expect(throws: Never.self) { try ServerAddress(text, hasKey: false) }
    }
  }

  @Test(
    "what is no address of a server is refused, and shown without secrets (fault 22, 36)",
    arguments: [
      "", "example.com", "ftp://example.com", "file:///etc/passwd", "http://", "https:///v1", "http:example.com",
      "https://user:secret@example.com", "https://secret@example.com/v1", "user:secret@example.com",
      "https://example.com/v1?key=secret", "https://example.com/#secret", "https://exa mple.com",
      "http://127.0.0.1\\@example.com", "http://example.com:0", "http://example.com:99999", "https://example.com?",
    ])
  func bad(text: String) {
    #expect {
      try ServerAddress(text, hasKey: false)
    } throws: { error in
      guard case ModelError.badAddress(let shown)? = error as? ModelError else { return false }
      return !shown.contains("secret")
    }
  }

  @Test("a key never goes to a public host over plain HTTP (fault 22)")
  func plainHTTP() throws {
    for text in ["http://example.com/v1", "HTTP://8.8.8.8", "http://[2001:db8::1]/"] {
      #expect(throws: ModelError.keyOverPlainHTTP(address: text)) { try ServerAddress(text, hasKey: true) }
    }
    for text in ["http://localhost:8000/v1", "http://[::1]:80", "http://192.168.1.2:1", "http://node17:8000"] {
      #expect(throws: Never.self) { try ServerAddress(text, hasKey: true) }
    }
  }
}
