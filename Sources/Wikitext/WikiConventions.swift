/// What differs from wiki to wiki: the names of its namespaces and templates, and the variants of its language.
package struct WikiConventions: Sendable {
  package let namespaces: WikiNamespaces
  package let templates: TemplateTable
  /// The codes of the variants whose texts are taken from `-{…}-`, the most wanted first.
  let variants: [String]

  /// - Parameters:
  ///   - namespaces: what the wiki calls its namespaces.
  ///   - templates: what its templates are.
  ///   - variant: the code of the language variant that is wanted, such as `zh-hant`, one of the table's
  ///     `variantCodes`; nil, and every other code, is the wiki's default.
  package init(namespaces: WikiNamespaces, templates: TemplateTable, variant: String? = nil) {
    self.namespaces = namespaces
    self.templates = templates
    variants = templates.variantOrder(of: variant)
  }
}
