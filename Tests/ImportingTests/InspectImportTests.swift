import Artifacts
import Importing
import TestSupport
import Testing

@Suite("Importing logs of Inspect")
struct InspectImportTests {
  private let pair = Fixtures.pair(1)

  private func imported(_ logs: [String]) async throws -> (records: [ResponseRecord], summary: StageSummary) {
    try await withTemporaryFolder { folder in
      let paths = try logs.enumerated().map { try folder.write($1, to: "log\($0).json") }
      let outcome = try await InspectImportStage(logs: paths, output: folder("responses.jsonl")).run(RunOptions())
      guard case .done(let summary) = outcome else { throw RecordError("it did nothing") }
      return (try JSONLinesReader<ResponseRecord>.records(of: [folder("responses.jsonl")]), summary)
    }
  }

  /// What became of an answer to the for question.
  private func response(
    content: JSONValue = "An answer.", stop: String = "stop", with others: JSONObject = [:]
  ) async throws -> ResponseRecord.Response? {
    let samples = [
      InspectLog.sample(pair, "for", content: content, stop: stop, with: others), InspectLog.sample(pair, "against"),
    ]
    return try await imported([InspectLog(samples: samples).text]).records.first?.forResponse
  }

  @Test("answers come back as responses: an epoch is a sample, a log's model the candidate")
  func responses() async throws {
    let other = Fixtures.pair(2)
    let samples = [1, 2].flatMap { InspectLog.both(other, epoch: $0) + InspectLog.both(pair, epoch: $0) }
    let made = try await imported([
      InspectLog(samples: samples).text, InspectLog(model: "mockllm/model", samples: InspectLog.both(pair)).text,
    ])
    let answer = ResponseRecord.Response(content: "An answer.", outcome: "answered")
    let expected =
      [(other, "openai/gpt-4.1", 0), (pair, "openai/gpt-4.1", 0), (other, "openai/gpt-4.1", 1)]
      + [(pair, "openai/gpt-4.1", 1), (pair, "mockllm/model", 0)]
    #expect(
      made.records
        == expected.map {
          ResponseRecord(pair: $0, candidate: $1, sample: $2, forResponse: answer, againstResponse: answer)
        })
    #expect(made.summary["pairs"] == 5)
    #expect(made.summary.dropped.isEmpty && made.summary.notices.isEmpty)
  }

  @Test("what a model thought is no part of its answer")
  func reasoning() async throws {
    let parts: JSONValue = [
      ["type": "reasoning", "reasoning": "Let me see."], ["type": "text", "text": "One."],
      ["type": "text", "text": "Two."],
    ]
    #expect(try await response(content: parts)?.content == "One.\nTwo.")
    #expect(try await response(content: "<think>Let me see.</think>\n\nOne.")?.content == "One.")
    #expect(try await response(content: "Let me see.</think>One.")?.content == "One.")
    #expect(try await response(content: "<think>Let me see.")?.outcome == "empty")
    #expect(try await response(content: [["type": "reasoning", "reasoning": "Let me see."]])?.outcome == "empty")
  }

  @Test(
    "an answer that was stopped is none, and says why",
    arguments: [
      ("stop", "answered"), ("unknown", "answered"), ("max_tokens", "cut"), ("model_length", "cut"),
      ("content_filter", "filtered"), ("tool_calls", "invalid"),
    ])
  func stops(stop: String, outcome: String) async throws {
    let response = try await response(stop: stop)
    #expect(response?.outcome == outcome)
    #expect((response?.content != nil) == (outcome == "answered"))
  }

  @Test("errors, limits and missing answers are outcomes")
  func failures() async throws {
    #expect(try await response(with: ["error": ["message": "503"]])?.outcome == "failed")
    #expect(try await response(with: ["limit": ["type": "token", "limit": 10]])?.outcome == "cut")
    #expect(try await response(with: ["limit": ["type": "time", "limit": 10]])?.outcome == "failed")
    #expect(try await response(with: ["output": ["model": "", "choices": []]])?.outcome == "failed")
    #expect(try await response(content: " \n")?.outcome == "empty")
  }

  @Test("a run that was cancelled gives what is whole, and says so")
  func cancelled() async throws {
    let samples = InspectLog.both(pair) + [InspectLog.sample(Fixtures.pair(2), "for")]
    let made = try await imported([InspectLog(status: "cancelled", samples: samples).text])
    #expect(made.records.map(\.pair) == [pair])
    #expect(made.summary.dropped == ["answer to one question of a pair, without the other": 1])
    #expect(made.summary.notices == ["log0.json is of a run that did not end well (cancelled): it may lack answers"])
  }

  @Test("a pair of the offline model is said to be one")
  func offline() async throws {
    let samples = InspectLog.both(Fixtures.pair(1, generator: offlineModelName))
    #expect(try await imported([InspectLog(samples: samples).text]).summary.notices == [offlineNotice])
  }

  @Test("scores that are no numbers do not matter")
  func notANumber() async throws {
    let text = InspectLog(samples: InspectLog.both(pair)).text.replacing(#""value":0"#, with: #""value":NaN"#)
    #expect(text.contains("NaN}"))
    #expect(try await imported([text]).records.count == 1)
  }

  private func error(_ text: String) async -> InspectImportError? {
    await #expect(throws: InspectImportError.self) { _ = try await imported([text]) }
  }

  @Test("a log that is cut is refused (fault 5)", arguments: [0.05, 0.3, 0.6, 0.9, 0.99])
  func cut(share: Double) async throws {
    let text = InspectLog(samples: InspectLog.both(pair)).text
    let error = await error(String(text.prefix(Int(Double(text.count) * share))))
    guard case .notJSON? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("other files are refused, each with what to do")
  func otherFiles() async throws {
    #expect(await error("PK\u{3}\u{4}")?.description.contains("inspect log convert") == true)
    #expect(await error("Dear diary")?.description.contains("is no log of Inspect") == true)
    #expect(await error("{}")?.description.contains("is no log of Inspect") == true)
    #expect(await error(#"{"samples": []}"#)?.description.contains("is no log of Inspect") == true)
    let head = #"{"version": 2, "status": "error", "eval": {"model": "m"}"#
    #expect(await error(head + "}")?.description.contains("has no samples; the run's status is error") == true)
    #expect(await error(head + #", "samples": null}"#)?.description.contains("has no samples") == true)
  }

  @Test("samples that do not fit their pairs are refused by name")
  func otherSamples() async throws {
    let changes: [(JSONObject, String)] = [
      (["metadata": [:]], "do not tell which question"), (["input": "Why?"], "asks another question"),
      (["epoch": 0], "epoch"), (["metadata": ["side": "for", "pair": [:]]], "issue_description"),
      (["output": [:]], "choices"), (["epoch": "one"], "epoch"),
    ]
    for (change, words) in changes {
      let description = await error(InspectLog(samples: [InspectLog.sample(pair, "for", with: change)]).text)?
        .description
      #expect(description?.contains("the sample \"\(pair.id)-for\": ") == true)
      #expect(description?.contains(words) == true, "\(description ?? "")")
    }
    let twice = InspectLog.both(pair) + InspectLog.both(pair)
    #expect(await error(InspectLog(samples: twice).text)?.description.contains("answered more than once") == true)
  }
}
