import Artifacts
import Foundation

/// Sends commands, and takes answers and events. A message is a JSON text that a NUL ends.
final class ChromiumConnection {
  struct Event {
    let method: String
    let parameters: JSONObject
  }

  /// The longest that anything may take.
  private static let limit = Duration.seconds(120)

  private let process: ChromiumProcess
  private var received: [UInt8] = []
  private var lastID = 0
  private var results: [Int: JSONObject] = [:]
  private(set) var events: [Event] = []
  /// Of the page that commands are for; the browser itself if `nil`.
  var session: String?

  init(_ process: ChromiumProcess) {
    self.process = process
  }

  /// - Returns: the command's result.
  @discardableResult
  func call(_ method: String, _ parameters: JSONObject = [:]) async throws -> JSONObject {
    lastID += 1
    let id = lastID
    var command: JSONObject = ["id": .integer(id), "method": .string(method), "params": .object(parameters)]
    if let session { command["sessionId"] = .string(session) }
    try await send(JSONValue.object(command).encoded() + [0])
    try await wait(for: method) { self.results[id] != nil }
    let answer = results.removeValue(forKey: id) ?? [:]
    if let problem = answer["error"] { throw ChromiumError("\(method): \(problem.text)") }
    return try answer.optionalObject("result") ?? [:]
  }

  /// Takes messages until the condition holds.
  func wait(for what: String, until isDone: () throws -> Bool) async throws {
    let deadline = ContinuousClock.now + Self.limit
    while true {
      try take()
      if try isDone() { return }
      guard process.isRunning else { throw ChromiumError("the browser ended while \(what) was awaited") }
      guard ContinuousClock.now < deadline else { throw ChromiumError("\(what) took longer than \(Self.limit)") }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  func forgetEvents() { events = [] }

  private func send(_ bytes: [UInt8]) async throws {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + Self.limit
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(process.commands, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      guard !rest.isEmpty else { return }
      guard count >= 0 || errno == EAGAIN, ContinuousClock.now < deadline else {
        throw ChromiumError("the browser takes no command")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  /// What has come so far.
  private func take() throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(process.answers, &buffer, buffer.count)
      guard count > 0 else { return }
      received += buffer[..<count]
      while let end = received.firstIndex(of: 0) {
        let message = try JSONValue(parsing: received[..<end]).asObject ?? [:]
        received.removeSubrange(...end)
        if let id = try message.optionalInteger("id") {
          results[id] = message
        } else {
          events.append(
            Event(method: try message.string("method"), parameters: try message.optionalObject("params") ?? [:]))
        }
      }
    }
  }
}
