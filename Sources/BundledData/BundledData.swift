/// The files of `data/` that are compiled into every executable, so that a binary works anywhere.
package enum BundledData {
  /// File names inside the data folder, with their contents.
  package static let files: [String: String] = [
    "headings/en.yaml": text(PackageResources.en_yaml),
    "prompts/generate-pairs.mustache": text(PackageResources.generate_pairs_mustache),
    "prompts/judge.mustache": text(PackageResources.judge_mustache),
    "prompts/respond-system.mustache": text(PackageResources.respond_system_mustache),
    "taxonomy/categories.yaml": text(PackageResources.categories_yaml),
    "taxonomy/values.yaml": text(PackageResources.values_yaml),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
