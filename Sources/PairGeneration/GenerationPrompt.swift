package import Artifacts
import Mustache

/// Turns a section into the prompt that asks for its issues.
package struct GenerationPrompt: Sendable {
  private let template: MustacheTemplate
  private let taxonomy: Taxonomy
  private let maximumIssues: Int
  /// The first digits of the template's SHA-256: what `prompt_version` says in each pair.
  package let version: String

  package init(template file: DataFile, taxonomy: Taxonomy, maximumIssues: Int) throws(GenerationError) {
    do {
      template = try MustacheTemplate(string: file.text)
    } catch {
      throw .badPrompt(file: file.name, problem: String(describing: error))
    }
    self.taxonomy = taxonomy
    self.maximumIssues = maximumIssues
    version = String(file.sha256.prefix(12))
  }

  /// The prompt. The text stands between lines with a mark that is made from the text's own hash, so that no text can
  /// hold its own mark.
  package func text(for section: SectionRecord) -> String {
    let values = taxonomy.values.map { ["name": $0.name, "definition": $0.definition] }
    let context: [String: Any] = [
      "mark": "=== " + Digest.sha256(section.text).prefix(16) + " ===",
      "title": section.pageTitle,
      "headings": section.headingPath.joined(separator: " / "),
      "language": section.language,
      "text": section.text,
      "maximumIssues": maximumIssues,
      "categories": taxonomy.categories.map(\.name).joined(separator: ", "),
      "values": values,
    ]
    return template.render(context)
  }
}
