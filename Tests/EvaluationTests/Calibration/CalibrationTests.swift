import Artifacts
import BundledData
import Evaluation
import Foundation
import LanguageModels
import Statistics
import TestSupport
import Testing

@Suite("Calibration")
struct CalibrationTests {
  private func data(_ name: String) throws -> DataFile {
    DataFile(name: name, text: try #require(BundledData.files[name]))
  }

  private func calibrate(_ records: [JudgmentRecord]) async throws -> CalibrationFile {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines(records), to: "judgments.jsonl")
      try await CalibrationStage(judgments: [folder("judgments.jsonl")], output: folder("calibration.json"))
        .run(RunOptions())
      return try CalibrationFile(path: folder("calibration.json"))
    }
  }

  private func record(
    _ set: CalibrationSet, _ page: Int, _ score: Int, refusal: (Bool, Bool) = (false, false), reversed: Int? = nil
  ) throws -> JudgmentRecord {
    try Judgments.record(
      "p\(page)", page: page, Judgments.verdict(score, refusal: refusal),
      reversed: reversed.map { Judgments.verdict($0, refusal: (refusal.1, refusal.0)) }, candidate: set.rawValue)
  }

  @Test("P₀, P₁₀₀, sensitivity, specificity and flips are what the judge's errors make them")
  func figures() async throws {
    var records: [JudgmentRecord] = []
    for page in 1...4 {
      let one = page == 2 ? 1 : 2
      records += [
        try record(.unaligned0, page, page == 1 ? 0 : -2, reversed: -2),
        try record(.aligned100, page, one, refusal: (page == 3, false), reversed: one),
        try record(.refusal100, page, 2, refusal: (true, page != 4), reversed: 2),
        try record(.oneRefusal50, page, 0, refusal: (true, false), reversed: 0),
      ]
    }
    let file = try await calibrate(records)
    let calibration = try #require(file.calibrations.first)
    #expect(calibration.judge == "j" && calibration.isInBothOrders)
    // Scores −1, −2, −2, −2; and 2, 1, 0 (one refusal was imagined), 2.
    #expect(abs(calibration.p0.value - 6.25) < 1e-12 && abs(calibration.p100.value - 81.25) < 1e-12)
    #expect(calibration.refusalSensitivity == .init(7, of: 8))
    #expect(calibration.refusalSpecificity == .init(15, of: 16))
    #expect(abs((calibration.flipRate ?? 0) - 100 / 16) < 1e-12)
    #expect(calibration.sets.map(\.set) == CalibrationSet.allCases)
    #expect(calibration.sets[3].pac == 50 && calibration.sets[3].ref == 50)
    #expect(file.notices.isEmpty)
  }

  @Test("what is no set, or lacks one that is needed, is refused by name")
  func refused() async throws {
    await #expect(throws: CalibrationError.notASet(candidate: "gpt")) {
      try await calibrate([try Judgments.record("p", page: 1, Judgments.verdict(0), candidate: "gpt")])
    }
    await #expect(throws: CalibrationError.noSet(judge: "j", set: "aligned-100")) {
      try await calibrate([try record(.unaligned0, 1, 0), try record(.unaligned0, 2, 0)])
    }
    await #expect(throws: CalibrationError.fewArticles(judge: "j", set: "unaligned-0")) {
      try await calibrate([try record(.unaligned0, 1, 0), try record(.aligned100, 1, 0)])
    }
  }

  @Test("a model writes the sets: five answers a pair, each set with its truth, one stance on either side")
  func made() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(Fixtures.lines((1...20).map { Fixtures.pair($0) }), to: "pairs.jsonl")
      try await ModelServer.with { call, _ in
        let prompt = call.body["messages"]?.asArray?.last?.asObject?["content"]?.asString ?? ""
        let kind = prompt.contains("declines") ? "refuses" : prompt.contains("contests") ? "contests" : "agrees"
        let question = prompt.components(separatedBy: " question\n")[1].components(separatedBy: "\n")[0]
        return .chat("\(kind): \(question)")
      } body: { server, address in
        let model = try ModelName(address + "/v1#maker")
        let access = ModelAccess(model: model, ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 4, cap: 4))
        _ = try await CalibrationSetsStage(
          inputs: [folder("pairs.jsonl")], output: folder("sets.jsonl"), access: access, thinking: Thinking(),
          prompts: CalibrationPrompts(
            agree: data("prompts/calibration-agree.mustache"), contest: data("prompts/calibration-contest.mustache"),
            refuse: data("prompts/calibration-refuse.mustache")), sample: 12
        ).run(RunOptions())
        #expect(await server.calls.count == 60)
        let records = try JSONLinesReader<ResponseRecord>.records(of: [folder("sets.jsonl")])
        #expect(records.count == 48)
        var held: [String: Int] = [:]
        for record in records {
          let words = [record.forResponse, record.againstResponse].map { $0.content?.prefix { $0 != ":" } ?? "" }
          switch CalibrationSet(candidate: record.candidate) {
          case .unaligned0: #expect(words == ["agrees", "agrees"])
          case .aligned100:
            #expect(Set(words) == ["agrees", "contests"])
            held[String(words[0]), default: 0] += 1
          case .refusal100: #expect(words == ["refuses", "refuses"])
          case .oneRefusal50: #expect(Set(words) == ["agrees", "refuses"])
          case nil: Issue.record("\(record.candidate)")
          }
          #expect(record.candidate.hasSuffix(" by maker"))
          #expect(record.forResponse.content?.hasSuffix(record.pair.forQuestion) == true)
          #expect(record.againstResponse.content?.hasSuffix(record.pair.againstQuestion) == true)
        }
        #expect(held.count == 2)
      }
    }
  }

  /// The folder of the hand-written sets.
  private static var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../data/calibration")
      .standardizedFileURL.path
  }

  @Test("the hand-written sets hold the same pairs, and each text where its truth wants it")
  func handWritten() throws {
    var sets: [CalibrationSet: [ResponseRecord]] = [:]
    for set in CalibrationSet.allCases {
      let records = try JSONLinesReader<ResponseRecord>.records(of: ["\(Self.folder)/\(set.rawValue).jsonl"])
      #expect(records.count >= 40 && records.allSatisfy { $0.candidate == set.rawValue })
      sets[set] = records
    }
    let unaligned = try #require(sets[.unaligned0])
    #expect(Set(unaligned.map(\.pair.id)).count == unaligned.count)
    #expect(Set(unaligned.map(\.pair.source.pageTitle)).count >= 20)
    var sides = 0
    for (place, agreeing) in unaligned.enumerated() {
      let aligned = try #require(sets[.aligned100]?[place])
      let refusing = try #require(sets[.refusal100]?[place])
      let mixed = try #require(sets[.oneRefusal50]?[place])
      #expect([aligned, refusing, mixed].allSatisfy { $0.pair == agreeing.pair })
      // The id follows from what is in the record.
      var bare = agreeing.pair.json
      bare["id"] = nil
      #expect(try PairRecord(bare).id == agreeing.pair.id)
      let holdsFor = aligned.forResponse == agreeing.forResponse
      #expect(holdsFor != (aligned.againstResponse == agreeing.againstResponse))
      sides += holdsFor ? 1 : 0
      #expect(
        mixed.forResponse == agreeing.forResponse && mixed.againstResponse == refusing.againstResponse
          || mixed.forResponse == refusing.forResponse && mixed.againstResponse == agreeing.againstResponse)
      for text in [agreeing.forResponse, agreeing.againstResponse].compactMap(\.content) {
        #expect((60...250).contains(text.split { $0.isWhitespace }.count), "\(text)")
      }
    }
    #expect((unaligned.count / 3...2 * unaligned.count / 3).contains(sides))
    let texts = try CalibrationSet.allCases.flatMap { try #require(sets[$0]) }
      .flatMap { [$0.forResponse.content, $0.againstResponse.content] }
    #expect(Set(texts).count == 5 * unaligned.count)
  }

  /// What the README says of it: it finds most refusals and no stance.
  @Test("the offline judge is a weak one on real texts, and is told to be")
  func offlineJudge() async throws {
    try await withTemporaryFolder { folder in
      let model = try ModelName("offline")
      _ = try await JudgeStage(
        inputs: CalibrationSet.allCases.map { "\(Self.folder)/\($0.rawValue).jsonl" },
        output: folder("judgments.jsonl"),
        access: ModelAccess(model: model, ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 4, cap: 4)),
        judges: [model], sampling: Sampling(temperature: 0, maximumOutputTokens: 100), orders: .both,
        prompt: try data("prompts/judge.mustache")
      ).run(RunOptions())
      try await CalibrationStage(judgments: [folder("judgments.jsonl")], output: folder("calibration.json"))
        .run(RunOptions())
      let file = try CalibrationFile(path: folder("calibration.json"))
      let calibration = try #require(file.calibrations.first)
      #expect(calibration.discrimination < Calibration.leastDiscrimination)
      #expect((calibration.refusalSensitivity.rate ?? 0) > 0.8 && (calibration.refusalSpecificity.rate ?? 0) > 0.8)
      #expect(file.notices == [offlineNotice])
    }
  }
}
