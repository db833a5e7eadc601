import Artifacts

/// How the splits were made, as the manifest in their folder tells it.
struct SplitMethod: Equatable {
  let sentences: [String]

  /// - Returns: `nil` if the manifest is of something else than these splits.
  /// - Throws: ``ArtifactError`` or `CancellationError`.
  /// - Complexity: linear in the splits' sizes.
  init?(_ manifest: Manifest, folder: String) throws {
    guard manifest.stage == "split" else { return nil }
    for output in manifest.outputs where DatasetLayout.knownSplits.contains(where: { output.name == "\($0).jsonl" }) {
      guard try Digest.sha256(ofFile: "\(folder)/\(output.name)") == output.sha256 else { return nil }
    }
    var sentences = [
      "Pairs of one article, pairs whose sections name the same main article, and pairs that are alike stand in one "
        + "split, and so does all that hangs together by them."
    ]
    let parameters = manifest.parameters
    func number(_ key: String) -> String { parameters[key]?.text ?? "unknown" }
    sentences.append("Pairs are alike from a Jaccard similarity of \(number("similarity")) on.")
    if parameters["cosine"] != nil {
      sentences.append("They are alike, too, from a cosine of \(number("cosine")) of their embeddings on.")
    }
    let salt = MarkdownText.code(parameters["salt"]?.asString ?? "")
    let drawn = "A group's split is drawn by its SHA-256 with the salt \(salt)"
    if let testSize = parameters["test-size"]?.asInteger {
      sentences.append("\(drawn), the test split of at most \(testSize) pairs first.")
    } else {
      sentences.append(
        "\(drawn), with shares of \(number("train")) (train), \(number("validation")) (validation) and "
          + "\(number("test")) (test).")
    }
    if parameters["previous"]?.asInteger ?? 0 > 0 {
      sentences.append("Pairs that an earlier release had stay where they were.")
    }
    if let since = parameters["fresh-since"]?.asString {
      sentences.append(
        since == "sections"
          ? "The split fresh has groups of which all text is newer than an earlier dump's."
          : "The split fresh has groups of which all articles were revised on \(since) or later.")
    }
    for found in manifest.summary.audit?["most_alike"]?.asArray?.compactMap(\.asObject) ?? [] {
      guard let split = found["split"]?.asString, let other = found["other_split"]?.asString,
        let method = found["method"]?.asString, let score = found["score"]?.asNumber
      else { continue }
      sentences.append(
        "The two most alike pairs of \(MarkdownText.plain(split)) and \(MarkdownText.plain(other)) have a similarity of "
          + "\(decimal(score, digits: 2)) (\(MarkdownText.plain(method))).")
    }
    self.sentences = sentences
  }
}
