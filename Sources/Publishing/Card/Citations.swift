import Artifacts

/// What to cite, as BibTeX.
struct Citations {
  let options: DatasetOptions

  /// The paper that the benchmark is from: https://arxiv.org/abs/2510.05465.
  static let paper = """
    @misc{gupta2025valbench,
      title = {{VAL-Bench}: Measuring Value Alignment in Language Models},
      author = {Gupta, Aman and O'Shea, Denny and Barez, Fazl},
      year = {2025},
      eprint = {2510.05465},
      archivePrefix = {arXiv},
      primaryClass = {cs.AI}
    }
    """

  /// The dataset itself, as far as is known.
  var dataset: String {
    var fields = [("title", "{\(Self.text(options.name))}")]
    if !options.creators.isEmpty {
      fields.append(("author", options.creators.map { "{\(Self.text($0))}" }.joined(separator: " and ")))
    }
    if let published = options.published {
      fields += [("year", String(published.prefix(4))), ("date", published)]
    }
    fields += [("version", options.release), ("note", "Made with valbench \(valbenchVersion)")]
    if let url = options.url { fields.append(("url", url)) }
    let lines = fields.map { "  \($0.0) = {\($0.1)}" }
    return "@misc{dataset,\n" + lines.joined(separator: ",\n") + "\n}"
  }

  /// Without what means something to BibTeX or ends a block of code.
  private static func text(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in MarkdownText.line(text).unicodeScalars where !"\\{}`~^".unicodeScalars.contains(scalar) {
      if "%&$#_".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
