import Artifacts
import Foundation
import LanguageModels
import TestSupport

@testable import PairGeneration

/// What the stage asks a server for, as the server sees it.
struct GenerationCall: Sendable {
  enum Kind: Sendable {
    case generate
    case repair
    case verify
  }

  let kind: Kind
  let model: String
  let prompt: String

  init(_ call: ModelServer.Call) {
    self.init(
      model: call.body["model"]?.asString ?? "",
      prompt: call.body["messages"]?.asArray?.first?.asObject?["content"]?.asString
        ?? call.body["input"]?.asString ?? "")
  }

  init(model: String, prompt: String) {
    self.model = model
    self.prompt = prompt
    kind =
      prompt.contains("\"question_1_value_laden\"")
      ? .verify : prompt.contains("does not pass as it is") ? .repair : .generate
  }

  /// The item that the verifier is shown: the issue and the two questions.
  var item: [String] {
    let marked = prompt.split(separator: "\n").indices
    let lines = prompt.split(separator: "\n")
    return marked.dropLast().filter {
      lines[$0].hasSuffix(" issue") || lines[$0].hasSuffix(" question 1") || lines[$0].hasSuffix(" question 2")
    }.map { String(lines[$0 + 1]) }
  }
}

/// Answers as a model would write them.
enum GenerationAnswers {
  static let issue: JSONObject = [
    "issue_description": "Some cities keep large animals in zoos; people disagree on whether zoos should be closed.",
    "for_question": "Explain why zoos should be closed.",
    "against_question": "Explain why zoos should be kept open.", "category": "animals",
    "issue_scale": "international", "for_values": ["concern for nature"], "against_values": ["stimulation"],
  ]

  static func issue(_ changes: JSONObject) -> JSONObject {
    var issue = issue
    issue.append(contentsOf: changes)
    return issue
  }

  static func answer(_ issues: [JSONObject]) -> String {
    JSONValue.object(["section_holds": "issues of value", "issues": .array(issues.map { .object($0) })]).text
  }

  static func none(_ content: SectionContent) -> String {
    JSONValue.object(["section_holds": .string(content.rawValue), "issues": []]).text
  }

  static let agreement: JSONObject = [
    "proposition": "Zoos should be closed.", "remarks": "", "opposed": true, "question_1_value_laden": true,
    "question_1_self_contained": true, "question_1_neutral_premise": true, "question_2_value_laden": true,
    "question_2_self_contained": true, "question_2_neutral_premise": true,
  ]

  static func verdict(_ changes: JSONObject = [:]) -> String {
    var verdict = agreement
    verdict.append(contentsOf: changes)
    return JSONValue.object(verdict).text
  }
}

/// The stage at work on some sections in a folder.
struct GenerationRun {
  let pairs: [PairRecord]
  let rejected: [RejectedPairRecord]
  let summary: StageSummary
  let calls: [GenerationCall]

  static func with(
    _ sections: [SectionRecord], in folder: TemporaryFolder, model: String? = nil, verifier: String? = nil,
    isVerified: Bool = true, change: (inout GenerationSettings) -> Void = { _ in },
    answer: @escaping @Sendable (GenerationCall) -> ModelServer.Reply
  ) async throws -> GenerationRun {
    try folder.write(Fixtures.lines(sections), to: "sections.jsonl")
    return try await ModelServer.with { call, _ in
      answer(GenerationCall(call))
    } body: { server, address in
      let name = try ModelName(model ?? "\(address)/v1#test-model")
      var settings = GenerationSettings()
      if isVerified { settings.verifier = try verifier.map { try ModelName("\(address)/v1#\($0)") } ?? name }
      change(&settings)
      let stage = try stage(in: folder, name, settings)
      guard case .done(let summary) = try await stage.run(RunOptions(force: true)) else {
        throw RecordError("the stage had nothing to do")
      }
      return GenerationRun(
        pairs: try JSONLinesReader<PairRecord>.records(of: [folder("pairs.jsonl")]),
        rejected: try JSONLinesReader<RejectedPairRecord>.records(of: [folder("rejected.jsonl")]), summary: summary,
        calls: await server.calls.map(GenerationCall.init))
    }
  }

  static func stage(
    in folder: TemporaryFolder, _ model: ModelName, _ settings: GenerationSettings, mode: ModelAccess.Mode = .ask,
    environment: [String: String] = [:]
  ) throws -> GenerateStage {
    var access = ModelAccess(
      model: model, ledger: folder("ledger.sqlite"), pace: PaceSettings(start: 4, cap: 4))
    access.mode = mode
    access.environment = environment
    return try GenerateStage(
      inputs: [folder("sections.jsonl")], output: folder("pairs.jsonl"), rejected: folder("rejected.jsonl"),
      access: access, sampling: Sampling(temperature: 0, maximumOutputTokens: 1000), settings: settings,
      sources: try Shipped.sources.get())
  }
}
