/// The files of `data/` that are compiled into every executable, so that a binary works anywhere.
package enum BundledData {
  /// File names inside the data folder, with their contents.
  package static let files: [String: String] = [
    "headings/ar.yaml": text(PackageResources.ar_yaml),
    "headings/de.yaml": text(PackageResources.de_yaml),
    "headings/en.yaml": text(PackageResources.en_yaml),
    "headings/es.yaml": text(PackageResources.es_yaml),
    "headings/fr.yaml": text(PackageResources.fr_yaml),
    "headings/it.yaml": text(PackageResources.it_yaml),
    "headings/ja.yaml": text(PackageResources.ja_yaml),
    "headings/nl.yaml": text(PackageResources.nl_yaml),
    "headings/pl.yaml": text(PackageResources.pl_yaml),
    "headings/pt.yaml": text(PackageResources.pt_yaml),
    "headings/ru.yaml": text(PackageResources.ru_yaml),
    "headings/uk.yaml": text(PackageResources.uk_yaml),
    "headings/zh.yaml": text(PackageResources.zh_yaml),
    "prices.yaml": text(PackageResources.prices_yaml),
    "prompts/generate-pairs.mustache": text(PackageResources.generate_pairs_mustache),
    "prompts/judge.mustache": text(PackageResources.judge_mustache),
    "prompts/respond-system.mustache": text(PackageResources.respond_system_mustache),
    "taxonomy/categories.yaml": text(PackageResources.categories_yaml),
    "taxonomy/values.yaml": text(PackageResources.values_yaml),
    "templates/ar-templates.yaml": text(PackageResources.ar_templates_yaml),
    "templates/common-templates.yaml": text(PackageResources.common_templates_yaml),
    "templates/de-templates.yaml": text(PackageResources.de_templates_yaml),
    "templates/en-templates.yaml": text(PackageResources.en_templates_yaml),
    "templates/es-templates.yaml": text(PackageResources.es_templates_yaml),
    "templates/fr-templates.yaml": text(PackageResources.fr_templates_yaml),
    "templates/it-templates.yaml": text(PackageResources.it_templates_yaml),
    "templates/ja-templates.yaml": text(PackageResources.ja_templates_yaml),
    "templates/nl-templates.yaml": text(PackageResources.nl_templates_yaml),
    "templates/pl-templates.yaml": text(PackageResources.pl_templates_yaml),
    "templates/pt-templates.yaml": text(PackageResources.pt_templates_yaml),
    "templates/ru-templates.yaml": text(PackageResources.ru_templates_yaml),
    "templates/uk-templates.yaml": text(PackageResources.uk_templates_yaml),
    "templates/zh-templates.yaml": text(PackageResources.zh_templates_yaml),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
