import Artifacts
import TestSupport
import Testing

@Suite("Formats of JSON files")
struct FileFormatTests {
  private let format = FileFormat("valbench-thing", version: 2, command: "valbench make")

  private func read(_ text: String) async throws -> Int {
    try await withTemporaryFolder { folder in
      try folder.write(text, to: "thing.json")
      return try format.read(folder("thing.json")) { object throws(RecordError) in try object.integer("size") }
    }
  }

  @Test("a file says at its head what it is, and is read back")
  func head() async throws {
    let file = format.file(["size": 3])
    #expect(file.asObject?.members.map(\.key) == ["format", "version", "valbench", "size"])
    #expect(try await read(file.text) == 3)
    #expect(try await read(FileFormat("valbench-thing", version: 1, command: "").file(["size": 4]).text) == 4)
  }

  @Test(
    "a file of another format or of none is refused, with what to do",
    arguments: [
      (#"{"size": 3}"#, nil), (#"{"format": "other", "version": 1}"#, "other"), ("[]", nil),
      (#"{"format": "valbench-thing", "version": 0}"#, nil), (#"{"format": "valbench-thing", "version": "1"}"#, nil),
    ] as [(String, String?)])
  func otherFormat(text: String, found: String?) async throws {
    let error = try #require(await #expect(throws: ArtifactError.self) { _ = try await read(text) })
    guard case .otherFormat(_, found, format) = error else { throw error }
    #expect(error.description.contains("is no file of the format valbench-thing"))
    #expect(error.description.hasSuffix("Name another file, or make it anew with valbench make."))
    #expect(error.exitStatus == .badData)
  }

  @Test("a file of a newer version is refused, with what to do")
  func newerVersion() async throws {
    let text = FileFormat("valbench-thing", version: 3, command: "").file(["size": 3]).text
    let error = try #require(await #expect(throws: ArtifactError.self) { _ = try await read(text) })
    guard case .newerFormat(_, 3, format) = error else { throw error }
    #expect(
      error.description.contains("is of version 3 of the format valbench-thing, and this valbench reads version 2"))
    #expect(error.description.hasSuffix("Take a newer valbench, or make the file anew with valbench make."))
  }

  @Test(
    "what is no JSON, or lacks a field, cannot be read",
    arguments: ["{", "", #"{"format": "valbench-thing", "version": 2}"#])
  func unreadable(text: String) async throws {
    let error = try #require(await #expect(throws: ArtifactError.self) { _ = try await read(text) })
    guard case .unreadable = error else { throw error }
  }
}
