import Artifacts
import Foundation
import TestSupport
import Testing

@Suite("Reviewing, as a user does it")
struct ReviewCommandTests {
  private func generate(_ arguments: [String], in folder: TemporaryFolder) throws -> Executable.Ending {
    try Executable.run("valbench-generate", arguments, in: folder.path)
  }

  private func writeSample(_ folder: TemporaryFolder) throws {
    try folder.write(Fixtures.lines((1...30).map { Fixtures.pair($0) }), to: "pairs.jsonl")
    try folder.write(Fixtures.lines((1...30).map { Fixtures.section($0) }), to: "sections.jsonl")
  }

  @Test("generate is what the executable does where nothing else is named, and its help names review")
  func help() async throws {
    try await withTemporaryFolder { folder in
      let help = try generate(["--help"], in: folder)
      #expect(help.status == 0 && help.output.contains("--maximum-issues") && help.output.contains("generate review"))
      #expect(try generate(["generate", "--help"], in: folder).output == help.output)
      let review = try generate(["review", "--help"], in: folder)
      #expect(review.status == 0 && review.output.contains("--sections") && review.output.contains("--summarise"))
      let passedOn = try Executable.run("valbench", ["generate", "review", "--help"], in: folder.path)
      #expect(passedOn.output == review.output)
      for arguments in [["--version"], ["review", "--version"]] {
        #expect(try generate(arguments, in: folder).output == valbenchVersion + "\n")
      }
      let bare = try generate([], in: folder)
      #expect(bare.status == 64 && bare.errors.contains("generate: no input"), "\(bare.errors)")
    }
  }

  @Test("a configuration file reaches generate whether it is named or not")
  func configuration() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines([Fixtures.section()]), to: "run/sections.jsonl")
      try folder.write("folder: run\ngenerate:\n  ledger: run/ledger.sqlite\n", to: "pipeline.yaml")
      for name in [[], ["generate"]] {
        let ending = try generate(name + ["--config", "pipeline.yaml", "--force"], in: folder)
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try JSONLinesReader<PairRecord>.records(of: [folder("run/pairs.jsonl")]).count == 1)
      }
    }
  }

  @Test("a page goes to a file or through a pipe, the same each time, and says how many pairs it has")
  func page() async throws {
    try await withTemporaryFolder { folder in
      try writeSample(folder)
      let arguments = ["review", "pairs.jsonl", "--sections", "sections.jsonl"]
      let ending = try generate(arguments + ["--sample", "10", "-o", "review.html"], in: folder)
      #expect(ending.status == 0 && ending.output.isEmpty)
      #expect(ending.errors == "review: 10 of 30 pairs → review.html\n")
      let html = try folder.read("review.html")
      #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("A sample of 10 of 30 pairs"))
      #expect(try folder.files() == ["pairs.jsonl", "review.html", "sections.jsonl"])
      let piped = try generate(arguments + ["--sample", "10", "-o", "-", "--quiet"], in: folder)
      #expect(piped.output == html && piped.errors.isEmpty)
      let all = try generate(["review", "--sample", "100", "pairs.jsonl"], in: folder)
      #expect(all.errors == "review: all 30 pairs, since there are fewer than 100 → review.html\n")
    }
  }

  @Test("what cannot be reviewed gives one clear line, an exit code, and no page")
  func failures() async throws {
    try await withTemporaryFolder { folder in
      try writeSample(folder)
      try folder.write(Fixtures.lines([Fixtures.section(1)]), to: "other.jsonl")
      try folder.write("{\"id\":1}\n", to: "bad.jsonl")
      let before = try folder.files()
      for (arguments, status, words) in [
        (["pairs.jsonl", "--sections", "other.jsonl", "-o", "x.html"], Int32(65), "sections of another dump"),
        (["none.jsonl", "--sections", "sections.jsonl", "-o", "x.html"], 66, "none.jsonl: no such file"),
        (["bad.jsonl", "--sections", "sections.jsonl", "-o", "x.html"], 65, "bad.jsonl:1: the field"),
        (["pairs.jsonl", "--sections", "bad.jsonl", "-o", "x.html"], 65, "bad.jsonl:1: the field"),
        (["pairs.jsonl", "--sections", "sections.jsonl", "-o", "/proc/x.html"], 73, "cannot be written"),
        (["other/pairs.jsonl"], 66, "other/pairs.jsonl: no such file"),
        (["--summarise", "pairs.jsonl"], 65, "pairs.jsonl: is no file of reviews"),
        (["--summarise", "none.json"], 66, "none.json: no such file"),
      ] {
        let ending = try generate(["review"] + arguments, in: folder)
        #expect(ending.status == status && ending.errors.contains(words), "\(ending.errors)")
        #expect(ending.errors.split(separator: "\n").count == 1 && ending.output.isEmpty)
      }
      for (arguments, words) in [
        ([], "Name the file of pairs"), (["--summarise"], "Name the files of reviews"),
        (["-", "-o", "x.html"], "give --sections"), (["-", "--sections", "sections.jsonl"], "give --sections"),
        (["pairs.jsonl", "--sections", "sections.jsonl", "-o", "x.html", "--sample", "0"], "between 1 and 1000"),
        (["-", "--sections", "-", "-o", "x.html"], "Only one file"),
        (["--summarise", "a.json", "--sample", "5"], "takes files of reviews alone"),
      ] {
        let ending = try generate(["review"] + arguments, in: folder)
        #expect(ending.status == 64 && ending.errors.contains(words), "\(ending.errors)")
      }
      #expect(try folder.files() == before)
    }
  }

  @Test("saved reviews are summarised as text, or as JSON")
  func summary() async throws {
    try await withTemporaryFolder { folder in
      func review(_ pair: Int, _ failed: [String]) -> JSONValue {
        ["pair_id": .string("p\(pair)"), "good": .bool(failed.isEmpty), "failed": .strings(failed), "note": "n"]
      }
      for (name, reviews) in [
        ("anna", [review(1, []), review(2, ["right-labels"])]), ("ben", [review(1, []), review(2, [])]),
      ] {
        let file: JSONObject = [
          "valbench_review": 1, "page": "aa", "reviewer": .string(name), "reviews": .array(reviews),
        ]
        try folder.write(JSONValue.object(file).encoded(indented: true), to: "review-\(name).json")
      }
      let arguments = ["review", "--summarise", "review-anna.json", "review-ben.json"]
      let text = try generate(arguments, in: folder)
      #expect(text.status == 0 && text.errors.isEmpty)
      #expect(text.output.contains("anna and ben: 2 pairs reviewed by both") && text.output.contains("Cohen’s κ"))
      #expect(try generate(arguments + ["-o", "summary.json"], in: folder).status == 0)
      let json = try #require(try JSONValue(parsing: try folder.read("summary.json")).asObject)
      #expect(try json.object("all").object("good").integer("passed") == 1)
    }
  }
}
