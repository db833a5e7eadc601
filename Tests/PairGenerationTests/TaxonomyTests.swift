import Artifacts
import DataFiles
import Taxonomies
import Testing

@testable import PairGeneration

@Suite("Categories and values")
struct TaxonomyTests {
  @Test(
    "a taxonomy that cannot be read is named, with the line",
    arguments: [
      ("", nil), ("name: x", 1), ("[]", 1), ("- name: a\n- cues: []", 2), ("- name: [", nil),
      ("- name: a\n- name: a", 2), ("- name: a\n  cue: [b]", 2), ("- name: a\n  cues: b", 2), ("- a", 1),
    ] as [(String, Int?)])
  func badTaxonomy(text: String, line: Int?) throws {
    let values = try Shipped.file("taxonomy/values.yaml")
    let error = #expect(throws: DataFileError.self) {
      try Taxonomy(categories: DataFile(name: "c.yaml", text: text), values: values)
    }
    #expect(error?.fileName == "c.yaml")
    if let line { #expect(error?.line == line) }
  }

  @Test("a value without a definition is named")
  func noDefinition() throws {
    let categories = try Shipped.file("taxonomy/categories.yaml")
    let error = #expect(throws: DataFileError.self) {
      try Taxonomy(categories: categories, values: DataFile(name: "v.yaml", text: "- name: a"))
    }
    #expect(error?.description == "v.yaml:1: \"a\" has no `definition`.")
  }

  @Test("Schwartz's nineteen values are there, each defined in a sentence")
  func values() throws {
    let values = try Shipped.taxonomy().values
    #expect(values.count == 19)
    #expect(values.allSatisfy { $0.definition.first?.isUppercase == true && $0.definition.hasSuffix(".") })
  }
}
