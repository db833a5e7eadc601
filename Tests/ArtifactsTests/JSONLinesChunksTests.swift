import Foundation
import TestSupport
import Testing

@testable import Artifacts

@Suite struct JSONLinesChunksTests {
  private func records(_ paths: [String], size: Int) throws -> [PairRecord] {
    var chunks = JSONLinesChunks(paths: paths, size: size)
    var records: [PairRecord] = []
    while let chunk = try chunks.next() { try chunk.forEachRecord { records.append($0) } }
    return records
  }

  private func line(_ number: Int) -> String {
    let question = String(repeating: "q", count: number % 50)
    return #"{"id":"\#(number)","issue_description":"i","for_question":"\#(question)","against_question":"a"}"#
  }

  @Test("chunks of any size hold the records that are read one by one", arguments: [1, 7, 100, 1000, 1 << 20])
  func sizes(size: Int) async throws {
    try await withTemporaryFolder { folder in
      let lines = (0..<200).map(line)
      try Data((lines[..<120].joined(separator: "\n") + "\n \n\r\n").utf8)
        .write(to: URL(fileURLWithPath: folder("a.jsonl")))
      try Data().write(to: URL(fileURLWithPath: folder("b.jsonl")))
      try Data(lines[120...].joined(separator: "\r\n").utf8).write(to: URL(fileURLWithPath: folder("c.jsonl")))
      let paths = ["a.jsonl", "b.jsonl", "c.jsonl"].map { folder($0) }
      let expected = try JSONLinesReader<PairRecord>.records(of: paths)
      #expect(expected.count == 200)
      let found = try records(paths, size: size)
      #expect(found == expected)
    }
  }

  @Test("a bad line is told by file and line", arguments: [1, 300, 1 << 20])
  func badLine(size: Int) async throws {
    try await withTemporaryFolder { folder in
      let lines = (0..<50).map(line) + ["", "{]"] + (50..<90).map(line)
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: folder("a.jsonl")))
      do {
        _ = try records([folder("a.jsonl")], size: size)
        Issue.record("no error")
      } catch let ArtifactError.badRecord(path, line, _) {
        #expect(path == folder("a.jsonl") && line == 52)
      }
    }
  }
}
