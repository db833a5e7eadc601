import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Files")
struct FileTests {
  @Test("an artifact appears whole or not at all (fault 32)")
  func atomic() async throws {
    try await withTemporaryFolder { folder in
      do {
        let file = try AtomicFile(path: folder("out.jsonl"))
        try file.write(Array("half".utf8))
      }
      #expect(try folder.files() == [])
      let file = try AtomicFile(path: folder("out.jsonl"))
      try file.write(Array("whole".utf8))
      let hash = try file.commit()
      #expect(try folder.files() == ["out.jsonl"])
      #expect(hash == Digest.sha256("whole"))
      #expect(try Digest.sha256(ofFile: folder("out.jsonl")) == hash)
    }
  }

  @Test("two writers of one artifact: the second is told (fault 29)")
  func locked() async throws {
    try await withTemporaryFolder { folder in
      let first = try AtomicFile(path: folder("out.jsonl"))
      #expect(throws: ArtifactError.inUse(path: folder("out.jsonl"))) { try AtomicFile(path: folder("out.jsonl")) }
      try first.write(Array("x".utf8))
      _ = try first.commit()
    }
  }

  @Test("what a killed process left is written over")
  func orphan() async throws {
    try await withTemporaryFolder { folder in
      try folder.write("left over and long", to: ".out.jsonl.partial")
      let file = try AtomicFile(path: folder("out.jsonl"))
      try file.write(Array("new".utf8))
      _ = try file.commit()
      #expect(try folder.read("out.jsonl") == "new")
      #expect(try folder.files() == ["out.jsonl"])
    }
  }

  @Test("records are read over buffer bounds, with and without a last newline")
  func lines() async throws {
    try await withTemporaryFolder { folder in
      let pairs = (1...3000).map { Fixtures.pair($0) }
      let text = Fixtures.lines(pairs)
      try folder.write(text, to: "a.jsonl")
      try folder.write(String(text.dropLast()) + "\n\n", to: "b.jsonl")
      try folder.write(String(text.dropLast()), to: "c.jsonl")
      for name in ["a.jsonl", "b.jsonl", "c.jsonl"] {
        #expect(try JSONLinesReader<PairRecord>.records(of: [folder(name)]) == pairs)
      }
    }
  }

  @Test("a bad line is named by file and number")
  func badLine() async throws {
    try await withTemporaryFolder { folder in
      let good = Fixtures.lines([Fixtures.pair()])
      for (bad, problem) in [
        ("{\"id\":", "the JSON text ends where a value should stand (at byte 6)"),
        ("[1]", "this line is no JSON object"),
        ("{\"id\":\"x\"}", "the field \"issue_description\" is missing"),
      ] {
        let path = try folder.write(good + bad + "\n", to: "pairs.jsonl")
        #expect(throws: ArtifactError.badRecord(path: path, line: 2, problem: problem)) {
          try JSONLinesReader<PairRecord>.records(of: [path])
        }
      }
    }
  }

  @Test("missing files and folders are told apart")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      #expect(throws: ArtifactError.missing(path: folder("no"))) { _ = try InputFile(path: folder("no")) }
      #expect(throws: ArtifactError.isDirectory(path: folder.path)) { _ = try InputFile(path: folder.path) }
    }
  }

  @Test("a file that changes while it is read is refused (fault 5)")
  func changed() async throws {
    try await withTemporaryFolder { folder in
      let path = try folder.write(Fixtures.lines([Fixtures.pair()]), to: "pairs.jsonl")
      var reader = try JSONLinesReader<PairRecord>(path: path)
      _ = try reader.next()
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{}\n".utf8))
      try handle.close()
      do throws(ArtifactError) {
        try reader.finish()
        Issue.record("the change went unnoticed")
      } catch {
        #expect(error == .changedWhileRead(path: path))
      }
    }
  }
}
