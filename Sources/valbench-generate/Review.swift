import ArgumentParser
import Artifacts
import Reviewing
import StageCommand

struct Review: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Have people read pairs beside their sources and mark them, and summarise their marks.",
    usage: """
      valbench-generate review <pairs> ... [--sections <file>] [--output <page>] [<options>]
      valbench-generate review --summarise <reviews> ... [--output <file>]
      """,
    discussion: """
      Makes one HTML page, which works without any network. Send it to one person or several: each marks the pairs in a \
      browser and saves a file. --summarise turns these files into an acceptance rate and a pass rate for each \
      criterion, with 95 % intervals (Wilson), and says how far each two reviewers agree (Cohen's kappa).

      Examples:
        valbench-generate review --sample 100 pairs.jsonl
        valbench-generate review more/pairs.jsonl --sections sections.jsonl -o page.html
        valbench-generate review --summarise review-anna.json review-ben.json
      """)

  @Argument(
    help: ArgumentHelp(
      "Pair files, or with --summarise files that the page saved (- for standard input).", valueName: "files"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The sections from which the pairs were generated; may be given several times. (default: sections.jsonl beside the "
        + "pairs)", valueName: "file"))
  var sections: [String] = []

  @Option(help: ArgumentHelp("How many pairs to show. (default: 100)", valueName: "n"))
  var sample: Int?

  @Option(
    help: ArgumentHelp(
      "Another seed, another sample; with one seed a larger sample contains a smaller one. (default: 1)",
      valueName: "n"))
  var seed: Int?

  @Flag(help: "Summarise files of reviews.")
  var summarise = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the page goes (- for standard output; default: review.html beside the pairs). With --summarise: a JSON file "
        + "for the summary, which otherwise is printed as text.", valueName: "file"))
  var output: String?

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if summarise {
      guard sections.isEmpty, sample == nil, seed == nil else {
        throw ValidationError("--summarise takes files of reviews alone, without --sections, --sample and --seed.")
      }
      guard !inputs.isEmpty else { throw ValidationError("Name the files of reviews that a page saved.") }
    } else {
      guard !inputs.isEmpty else { throw ValidationError("Name the file of pairs.") }
      guard inputs[0] != "-" || (!sections.isEmpty && output != nil) else {
        throw ValidationError("Where the pairs come from standard input, give --sections FILE and --output FILE.")
      }
      guard sample.map(Self.sampleSizes.contains) ?? true else {
        throw ValidationError("--sample must lie between 1 and \(Self.sampleSizes.upperBound).")
      }
    }
    guard (inputs + sections).count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Only one file can come from standard input.")
    }
  }

  /// A page with more would be slow to open, and nobody would read to its end.
  private static let sampleSizes = 1...1000

  func run() async throws {
    if summarise { try summary() } else { try page(to: output ?? neighbour("review.html")) }
  }

  /// A file beside that of the pairs.
  private func neighbour(_ name: String) -> String {
    let folder = inputs[0].lastIndex(of: "/").map { inputs[0][...$0] } ?? ""
    return folder + name
  }

  private func page(to output: String) throws {
    let console = Console(isQuiet: quiet)
    let file = try ArtifactOutput(path: output)
    let size = sample ?? 100
    let page = try ReviewPage(
      pairs: inputs, sections: sections.isEmpty ? [neighbour("sections.jsonl")] : sections, sample: size,
      seed: seed ?? 1, console)
    try file.write(Array(try page.html().utf8))
    try file.commit()
    let count = page.entries.count
    var message = count == page.pairCount ? "all \(count) pairs" : "\(count) of \(page.pairCount) pairs"
    if count < size { message += ", since there are fewer than \(size)" }
    if output != "-" { message += " → \(output)" }
    console.say("review: \(message)")
    for notice in page.notices { console.say("  note: \(notice)") }
  }

  private func summary() throws {
    let summary = try ReviewSummary(try inputs.map { try ReviewFile(path: $0) })
    guard let output else { return try StandardOutput.write(Array(summary.text.utf8)) }
    let file = try ArtifactOutput(path: output)
    try file.write(JSONValue.object(summary.json).encoded(indented: true) + [0x0A])
    try file.commit()
  }
}
