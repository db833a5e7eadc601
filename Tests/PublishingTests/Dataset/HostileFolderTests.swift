import Artifacts
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Verifying a folder that means harm")
struct HostileFolderTests {
  @Test(
    "a list of checksums cannot lead out of the folder",
    arguments: ["../secret", "/etc/hostname", "data/../../secret", "./README.md", "data//train.jsonl", ""])
  func paths(path: String) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      let sha256 = Digest.sha256(Array("secret".utf8))
      try folder.write("secret", to: "secret")
      try folder.write(try folder.read("dataset/SHA256SUMS") + "\(sha256)  \(path)\n", to: "dataset/SHA256SUMS")
      let findings = try await folder.findings()
      #expect(findings.count == 1)
      #expect(
        findings[0]
          == (path.isEmpty
            ? "SHA256SUMS:9: is no checksum with a path." : "\(path): this path leads out of the folder."))
    }
  }

  @Test("lines that are no checksums are named: too short, upper case, with an escape, of no UTF-8")
  func lines() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      let list = try folder.read("dataset/SHA256SUMS")
      try folder.write("abc  x\n" + list.uppercased() + "\\" + list, to: "dataset/SHA256SUMS")
      #expect(try await folder.findings().filter { $0.contains("is no checksum with a path") }.count == 10)
      try folder.write(Array(list.utf8) + [0xFF, 0x0A], to: "dataset/SHA256SUMS")
      #expect(try await folder.findings().first == "SHA256SUMS: is no UTF-8 text.")
    }
  }

  @Test("a link in a folder's place is not followed, nor one to what is no file")
  func links() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      let files = FileManager.default
      try files.moveItem(atPath: folder("dataset/data"), toPath: folder("elsewhere"))
      try files.createSymbolicLink(atPath: folder("dataset/data"), withDestinationPath: folder("elsewhere"))
      try folder.remove("dataset/README.md")
      try files.createSymbolicLink(atPath: folder("dataset/README.md"), withDestinationPath: "/dev/zero")
      let findings = try await folder.findings()
      #expect(findings.contains("data/train.jsonl: the folder data is a link."))
      #expect(findings.contains("README.md: is no regular file."))
    }
  }

  @Test("a pipe in a file's place does not keep it waiting")
  func pipe() async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.remove("dataset/data/test.jsonl")
      #expect(mkfifo(folder("dataset/data/test.jsonl"), 0o600) == 0)
      #expect(try await folder.findings().contains("data/test.jsonl: is no regular file."))
    }
  }

  @Test(
    "a card that is none is named",
    arguments: [
      ("Hello", "has no YAML head between two lines of ---"),
      ("---\nx: 1\n", "has no YAML head between two lines of ---"),
      ("---\nx: [\n---\n", "its YAML head is not in the form that valbench-publish writes, and was not read"),
      ("---\na: &a b\n? *a\n---\n", "its YAML head is not in the form that valbench-publish writes, and was not read"),
      (
        "---\n" + String(repeating: "- ", count: 100_000) + "\n---\n",
        "its YAML head is not in the form that valbench-publish writes, and was not read"
      ),
      ("---\na: b: c\n---\n", "its head is no YAML"),
      ("---\n---\n", "its YAML head has no \"configs\" or no \"dataset_info\""),
      ("---\nconfigs: 1\ndataset_info: 2\n---\n", "its YAML head has no \"configs\" or no \"dataset_info\""),
    ])
  func card(text: String, words: String) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.write(text, to: "dataset/README.md")
      try folder.seal()
      #expect(try await folder.findings() == ["README.md: \(words)."])
    }
  }

  @Test(
    "a description that is none is named",
    arguments: ["{", "[]", "{}", "{\"distribution\": 1}", String(repeating: "[", count: 100_000)])
  func croissant(text: String) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.write(text, to: "dataset/croissant.json")
      try folder.seal()
      let findings = try await folder.findings()
      #expect(findings.count == 1)
      #expect(findings[0].hasPrefix("croissant.json: "))
    }
  }

  @Test(
    "data that is none is named",
    arguments: [
      Array(repeating: UInt8(ascii: "["), count: 1 << 20), [0xFF, 0xFE, 0x00], [0x1F, 0x8B, 0x08],
      [0x28, 0xB5, 0x2F, 0xFD],
      [], Array("null\n1\n\"x\"\n[]\n".utf8),
    ])
  func data(bytes: [UInt8]) async throws {
    try await withTemporaryFolder { folder in
      try await folder.publish()
      try folder.write(bytes, to: "dataset/data/train.jsonl")
      try folder.seal()
      let findings = try await folder.findings()
      #expect(findings.contains { $0.hasPrefix("data/train.jsonl:") }, "\(findings)")
    }
  }
}
