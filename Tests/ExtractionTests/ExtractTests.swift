import Artifacts
import BundledData
import Extraction
import Foundation
import TestSupport
import Testing

@Suite("Extraction")
struct ExtractTests {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let sample = project.appendingPathComponent("data/sample/sample-pages-articles-multistream.xml.bz2")
    .path
  private static let realDump = project.appendingPathComponent("../shared/data/enwiki-sample.xml.bz2").path

  private static func bundled(_ name: String) throws -> DataFile {
    DataFile(name: name, text: try #require(BundledData.files[name]))
  }

  private static func templates(of language: String = "en") throws -> [DataFile] {
    try [bundled("templates/common-templates.yaml"), bundled("templates/\(language)-templates.yaml")]
  }

  private func extract(
    _ inputs: [String], to output: String, minimumWords: Int = 40, previous: String? = nil, threads: Int = 2
  ) async throws -> StageOutcome {
    return try await ExtractStage(
      inputs: inputs, output: output, lexicon: try Self.bundled("headings/en.yaml"), templates: try Self.templates(),
      minimumWords: minimumWords, maximumWords: 6000,
      previous: previous, threads: threads
    ).run(RunOptions())
  }

  private func headings(_ path: String) throws -> [String] {
    try JSONLinesReader<SectionRecord>.records(of: [path]).map { section in
      ([section.pageTitle] + section.headingPath).joined(separator: " / ")
    }
  }

  @Test("the bundled sample's controversies are found, and nothing else")
  func sample() async throws {
    try await withTemporaryFolder { folder in
      let outcome = try await extract([Self.sample], to: folder("sections.jsonl"))
      let found = try headings(folder("sections.jsonl"))
      #expect(found.count == 36)
      for expected in [
        "Zoo / Ethical concerns", "Standardized test / Criticism of high-stakes testing",
        "Organ donation / Controversy over presumed consent", "Water fluoridation controversy / Ethics",
        "Parthenon Marbles / Disputed ownership", "Bullfighting / Animal welfare concerns",
      ] {
        #expect(found.contains(expected))
      }
      for title in ["Hamlet", "Metropolis (1927 film)", "Limestone", "Biblical studies", "Debating", "Talk:Zoo"] {
        #expect(!found.contains { $0.hasPrefix(title) })
      }
      guard case .done(let summary) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(summary["pages"] == 45)
      #expect(summary.dropped["redirect"] == 4)
      #expect(summary.dropped["page that is no article"] == 3)
    }
  }

  @Test("redirects between articles are written where they are asked for")
  func redirects() async throws {
    try await withTemporaryFolder { folder in
      _ = try await ExtractStage(
        inputs: [Self.sample], output: folder("sections.jsonl"), redirectsOutput: folder("redirects.jsonl"),
        lexicon: try Self.bundled("headings/en.yaml"), templates: try Self.templates(), minimumWords: 40,
        maximumWords: 6000, threads: 2
      ).run(RunOptions())
      let redirects = try JSONLinesReader<RedirectRecord>.records(of: [folder("redirects.jsonl")])
      #expect(redirects.count == 4)
      #expect(redirects.allSatisfy { !$0.wiki.isEmpty && !$0.title.isEmpty && !$0.target.isEmpty })
    }
  }

  @Test("every format and number of threads gives the same bytes")
  func formatsAndThreads() async throws {
    try await withTemporaryFolder { folder in
      let xml = Array(try Data(contentsOf: Self.project.appendingPathComponent("data/sample/sample.xml")))
      let dumps = [
        try folder.write(xml, to: "plain.xml"), try folder.write(bzip2(xml, level: 1), to: "one-stream.bz2"),
        Self.sample,
        try folder.write(gzip(xml), to: "dump.gz"), try folder.write(zstd(xml), to: "dump.zst"),
      ]
      var outputs: Set<Data> = []
      for dump in dumps {
        for threads in [1, 2, 5] {
          _ = try await extract([dump], to: folder("sections.jsonl"), threads: threads)
          outputs.insert(try Data(contentsOf: URL(fileURLWithPath: folder("sections.jsonl"))))
        }
      }
      #expect(outputs.count == 1 && outputs.first?.count ?? 0 > 10_000)
    }
  }

  @Test("no section's prose holds markup")
  func cleanProse() async throws {
    try await withTemporaryFolder { folder in
      _ = try await extract([Self.sample], to: folder("sections.jsonl"))
      for section in try JSONLinesReader<SectionRecord>.records(of: [folder("sections.jsonl")]) {
        for residue in [
          "[[", "]]", "{{", "}}", "<ref", "'''", "&nbsp;", "  ", "( ", " )", "()", "|-", "<!--", "\n\n\n",
        ] {
          #expect(!section.text.contains(residue), "\(section.pageTitle): \(residue)")
        }
        #expect(section.text == section.text.trimmingWhitespace)
      }
    }
  }

  @Test(
    "the real sample's controversies are found, and none of what only looks like them",
    .enabled(
      if: FileManager.default.fileExists(atPath: realDump), "the shared dump sample is not here"))
  func realSample() async throws {
    try await withTemporaryFolder { folder in
      _ = try await extract([Self.realDump], to: folder("sections.jsonl"))
      let found = Set(try headings(folder("sections.jsonl")))
      let wanted: Set = [
        "Academy Awards / Criticism", "Aikido / Criticisms", "Anarchism / Criticisms", "Animation / Criticism",
        "Anthropology / Controversial ethical stances", "Art / Controversies",
        "Arthur Schopenhauer / Criticism of Schopenhauer's personal life",
        "Abortion / Society and culture / Abortion debate",
      ]
      #expect(wanted.subtracting(found).isEmpty)
      let sections = try JSONLinesReader<SectionRecord>.records(of: [folder("sections.jsonl")])
      let awards = try #require(sections.first { $0.pageTitle == "Academy Awards" })
      #expect(awards.text.contains("\n\nAccusations of bias\n\n"))
      for unwanted in ["Abraham Lincoln", "Animal Farm", "Actrius", "Albert Einstein", "Alkane"] {
        #expect(!found.contains { $0.hasPrefix(unwanted) })
      }
      #expect(!found.contains { $0.contains("Intentional Fallacy") || $0.contains("Critique of Kant") })
    }
  }

  @Test("plain XML gives the same sections as bz2, and two files give both")
  func plainXML() async throws {
    try await withTemporaryFolder { folder in
      let xml = URL(fileURLWithPath: Self.sample).deletingLastPathComponent().appendingPathComponent("sample.xml").path
      _ = try await extract([Self.sample], to: folder("bz2.jsonl"))
      _ = try await extract([xml], to: folder("xml.jsonl"))
      #expect(try folder.read("xml.jsonl") == folder.read("bz2.jsonl"))
      _ = try await extract([xml, Self.sample], to: folder("both.jsonl"))
      #expect(try folder.read("both.jsonl") == folder.read("xml.jsonl") + folder.read("bz2.jsonl"))
    }
  }

  @Test("against an earlier dump, sections are new, changed or the same")
  func previous() async throws {
    try await withTemporaryFolder { folder in
      _ = try await extract([Self.sample], to: folder("old.jsonl"))
      let lines = try folder.read("old.jsonl").split(separator: "\n")
      #expect(lines.allSatisfy { $0.hasSuffix("\"change\":null}") })
      let critics = lines[1].replacingOccurrences(of: "Critics argue", with: "Opponents argue")
      #expect(critics != lines[1])
      let spaces = lines[2].replacingOccurrences(of: ". ", with: ".  ")
      try folder.write(([critics, spaces] + lines[3...].map(String.init)).joined(separator: "\n"), to: "old.jsonl")
      let outcome = try await extract([Self.sample], to: folder("new.jsonl"), previous: folder("old.jsonl"))
      let sections = try JSONLinesReader<SectionRecord>.records(of: [folder("new.jsonl")])
      #expect(sections.prefix(4).map(\.change) == [.new, .changed, .same, .same])
      guard case .done(let summary) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect([summary["new"], summary["changed"], summary["same"]] == [1, 1, 34])
    }
  }

  @Test("patterns name the files that match, sorted; one that matches none is an error")
  func patterns() async throws {
    try await withTemporaryFolder { folder in
      for name in ["b.xml", "a.xml", "[odd].xml", "c.txt"] { try folder.write("", to: name) }
      #expect(
        try FilePatterns.expand([folder("?.xml"), folder("c.txt")]) == ["a.xml", "b.xml", "c.txt"].map { folder($0) })
      #expect(try FilePatterns.expand([folder("[odd].xml")]) == [folder("[odd].xml")])
      #expect(throws: ArtifactError.missing(path: folder("*.bz2"))) { try FilePatterns.expand([folder("*.bz2")]) }
    }
  }

  @Test("a dump tells its language")
  func language() async throws {
    #expect(try await DumpFiles.language(of: Self.sample) == "en")
  }

  @Test("a page's headings are explained, each with its verdict and rule")
  func explain() async throws {
    let stage = ExtractStage(
      inputs: [Self.sample], output: "-", lexicon: try Self.bundled("headings/en.yaml"),
      templates: try Self.templates(), minimumWords: 40, maximumWords: 6000, threads: 3)
    let lines = try await stage.explain(title: "Zoo")
    #expect(lines.first == "Zoo")
    #expect(lines.contains("    Ethical concerns  —  taken by en.strong.ethics, 215 words"))
    #expect(lines.contains("      Animal welfare  —  part of the section above"))
    #expect(lines.contains("    History  —  no rule"))
    #expect(lines.contains("    References  —  never taken"))
    let fluoridation = try await stage.explain(title: "Water fluoridation")
    #expect(
      fluoridation.contains { $0.contains("left out: only a pointer to another article (en.strong.controversy)") })
    let whole = try await stage.explain(title: "Water fluoridation controversy")
    #expect(whole[0] == "Water fluoridation controversy: the whole article, by en.title.controversy")
    await #expect(throws: ExtractionError.noSuchArticle(title: "Nowhere")) { try await stage.explain(title: "Nowhere") }
  }

  @Test("a dump cut anywhere gives an error, and no artifact (faults 1 and 2)")
  func truncated() async throws {
    try await withTemporaryFolder { folder in
      let whole = try Data(contentsOf: URL(fileURLWithPath: Self.sample))
      for share in stride(from: 0, to: 1, by: 0.09) {
        let path = folder("cut.xml.bz2")
        try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: path))
        await #expect(throws: (any Error).self) { try await extract([path], to: folder("sections.jsonl")) }
        #expect(try folder.files() == ["cut.xml.bz2"])
      }
    }
  }

  @Test("a dump in another language is refused with a remedy")
  func otherLanguage() async throws {
    try await withTemporaryFolder { folder in
      let xml = """
        <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="de"><siteinfo>\
        <sitename>W</sitename><dbname>dewiki</dbname><base>https://de.wikipedia.org/wiki/A</base></siteinfo></mediawiki>
        """
      let path = try folder.write(xml, to: "de.xml")
      await #expect(throws: ExtractionError.otherLanguage(path: path, language: "de", lexiconLanguage: "en")) {
        try await extract([path], to: folder("sections.jsonl"))
      }
    }
  }
}
