import DataFiles
import Testing

@Suite("Data files")
struct DataNodeTests {
  private func root(_ yaml: String) throws -> DataNode { try DataNode(yaml: yaml, fileName: "x.yaml") }

  @Test("Values, with their keys in the order of the file")
  func values() throws {
    let entries = try root("b: yes\na: [x, '']\nd: true\n1: {}\n").mapping(of: "the file")
    #expect(entries.map(\.key.written) == ["b", "a", "d", "1"])
    #expect(try entries[0].value.string() == "yes")
    #expect(try entries[1].value.sequence().map { try $0.words() } == ["x", ""])
    #expect(try entries[2].value.flag())
    #expect(entries.map(\.value.isMapping) == [false, false, false, true])
  }

  @Test("What is asked for and is not there is an error with the file and the line")
  func faults() throws {
    let value = try root("a:\n  - b\n  - {c: d}\n").mapping(of: "the file")[0].value
    let (word, mapping) = (try value.sequence()[0], try value.sequence()[1])
    func message(_ body: () throws(DataFileError) -> Void) -> String? {
      do throws(DataFileError) { try body() } catch { return error.description }
      return nil
    }
    #expect(
      message { () throws(DataFileError) in _ = try word.mapping(of: "a rule") }
        == "x.yaml:2: A mapping of names to values must stand here, for a rule.")
    #expect(
      message { () throws(DataFileError) in _ = try word.sequence() } == "x.yaml:2: A list must stand here.")
    #expect(
      message { () throws(DataFileError) in _ = try word.sequence(suchAs: "[e]") }
        == "x.yaml:2: A list must stand here, such as `[e]`.")
    #expect(
      message { () throws(DataFileError) in _ = try word.flag() }
        == "x.yaml:2: Either true or false must stand here.")
    #expect(
      message { () throws(DataFileError) in _ = try mapping.words() }
        == "x.yaml:3: Words must stand here, in quotation marks.")
    #expect(
      message { () throws(DataFileError) in _ = try mapping.string() } == "x.yaml:3: A word must stand here.")
    #expect(mapping.written == "this")
  }

  @Test(
    "What is no YAML, or hostile, is an error, at once",
    arguments: [
      "", "# nothing\n", "a: [", "a: 1\na: 2\n", "a: *b\n", "--- a\n--- b\n", "a:\n\tb: c\n", "\0", "a: \"\\x\"",
      String(repeating: "[", count: 100_000), String(repeating: "a: ", count: 100_000),
      String(repeating: "- ", count: 100_000),
    ])
  func hostile(yaml: String) {
    let error = #expect(throws: DataFileError.self) { try root(yaml) }
    #expect(error?.fileName == "x.yaml")
  }

  @Test("Aliases of aliases cost nothing that is not asked for")
  func aliases() throws {
    var yaml = "a0: &a0 [x]\n"
    for depth in 1...60 { yaml += "a\(depth): &a\(depth) [*a\(depth - 1), *a\(depth - 1)]\n" }
    let entries = try root(yaml).mapping(of: "the file")
    #expect(try entries[60].value.sequence().count == 2)
  }
}
