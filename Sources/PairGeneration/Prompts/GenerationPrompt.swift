package import Artifacts
import Prompts
import Taxonomies

/// Turns a section into the prompt that asks for its issues.
package struct GenerationPrompt: Sendable {
  private let template: PromptTemplate
  private let taxonomy: Taxonomy
  private let wordings: Wordings
  private let maximumIssues: Int
  private let maximumTokens: Int

  init(
    template file: DataFile, taxonomy: Taxonomy, wordings: Wordings, maximumIssues: Int, maximumTokens: Int
  ) throws {
    template = try PromptTemplate(
      file, showing: ["mark", "title", "headings", "language", "questionForm", "text", "maximumIssues"])
    self.taxonomy = taxonomy
    self.wordings = wordings
    self.maximumIssues = maximumIssues
    self.maximumTokens = maximumTokens
  }

  /// What `prompt_version` says in each pair.
  var version: String { template.version }

  func excerpt(of section: SectionRecord) -> SectionExcerpt {
    SectionExcerpt(section.text, maximumTokens: maximumTokens)
  }

  /// The prompt. What is the same for all sections comes first: providers charge less for a beginning that they know.
  package func text(for section: SectionRecord) -> String {
    let excerpt = excerpt(of: section)
    let headings = section.headingPath.joined(separator: " / ")
    return template.text([
      "mark": PromptTemplate.mark(for: [section.pageTitle, headings, section.language, excerpt.text]),
      "title": section.pageTitle,
      "headings": headings,
      "language": section.language,
      "questionForm": wordings[section.language]?.questionForm
        ?? "the counterpart of \"Explain why …\"",
      "text": excerpt.text,
      "isCut": excerpt.isCut,
      "maximumIssues": String(maximumIssues),
      "contents": SectionContent.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "),
      "categories": taxonomy.categories.map(\.name).joined(separator: ", "),
      "values": taxonomy.values.map { ["name": $0.name, "definition": $0.definition] },
    ])
  }
}
