import ArgumentParser
import Artifacts
import Ledger

struct LedgerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one request and all that came of it.")

  @Argument(help: ArgumentHelp("The request's key, or its first digits.", valueName: "id"))
  var id: String

  @OptionGroup var options: LedgerOptions

  func validate() throws {
    guard id.count <= 64, !id.isEmpty, id.lowercased().allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw ValidationError("An id is a request's key, 64 hexadecimal digits, or the first of them.")
    }
  }

  func run() throws {
    let history = try LedgerReader.with(path: options.ledger) { reader in
      let keys = try reader.keys(beginning: id.lowercased())
      guard let key = keys.first else { throw LedgerCommandError.noRequest(id: id, path: options.ledger) }
      guard keys.count == 1 else { throw LedgerCommandError.ambiguous(id: id, keys: keys) }
      return try reader.history(of: key)
    }
    guard let history else { throw LedgerCommandError.noRequest(id: id, path: options.ledger) }
    print("Request \(history.key)")
    print(indented(String(decoding: history.request.encoded(indented: true), as: UTF8.self)))
    for attempt in history.attempts { show(attempt) }
  }

  private func show(_ attempt: RequestHistory.Attempt) {
    let completion = attempt.completion
    let outcome = completion?.outcome.rawValue ?? "in flight"
    print("\nAttempt \(attempt.id.number): \(outcome)\(attempt.stands ? ", the answer that is served" : "")")
    var facts = [("sent", attempt.sentAt), ("received", attempt.receivedAt)]
    facts += [("run", attempt.run), ("batch", attempt.batch), ("model", completion?.answeringModel)]
    facts += [("stop reason", completion?.stopReason), ("detail", completion?.detail), ("tokens", tokens(completion))]
    facts += [("cost", attempt.cost?.description), ("worst cost", attempt.worstCost?.description)]
    for case (let name, let value?) in facts { print("  \(name): \(value.escapedForTerminal)") }
    if let reasoning = completion?.reasoning { print("  reasoning:\n" + indented(reasoning, by: 4)) }
    if let content = completion?.content, !content.isEmpty { print("  content:\n" + indented(content, by: 4)) }
    if let raw = completion?.rawReply {
      print("  reply as it came:\n" + indented(String(decoding: raw, as: UTF8.self), by: 4))
    }
  }

  private func tokens(_ completion: Completion?) -> String? {
    guard let usage = completion?.usage, usage != Usage() else { return nil }
    let counts = [
      (usage.inputTokens, "in"), (usage.cachedInputTokens, "of them from a cache"), (usage.outputTokens, "out"),
      (usage.reasoningTokens, "of them for reasoning"), (usage.searches, "searches"),
    ]
    return counts.compactMap { count, what in count.map { "\($0) \(what)" } }.joined(separator: ", ")
  }

  private func indented(_ text: String, by count: Int = 2) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(repeating: " ", count: count) + String($0).escapedForTerminal }.joined(separator: "\n")
  }
}
