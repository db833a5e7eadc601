package import Artifacts
import Foundation

/// A page in a browser.
package final class ChromiumPage {
  private let connection: ChromiumConnection
  /// Where files that the page saves go.
  package let downloads: String

  init(_ connection: ChromiumConnection, downloads: String) async throws {
    self.connection = connection
    self.downloads = downloads
    try await connection.call(
      "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": .string(downloads), "eventsEnabled": true])
    let target = try await connection.call("Target.createTarget", ["url": "about:blank"])
    let attached = try await connection.call(
      "Target.attachToTarget", ["targetId": .string(try target.string("targetId")), "flatten": true])
    connection.session = try attached.string("sessionId")
    for domain in ["Page", "Runtime", "Network", "Log"] { try await connection.call("\(domain).enable") }
    connection.forgetEvents()
  }

  /// Loads a file and waits until it is there.
  ///
  /// - Parameter fragment: behind the address's `#`.
  package func open(_ path: String, fragment: String = "") async throws {
    var url = URL(fileURLWithPath: path).absoluteString
    if !fragment.isEmpty { url += "#" + fragment }
    let loads = loadCount
    let answer = try await connection.call("Page.navigate", ["url": .string(url)])
    if let problem = try answer.optionalString("errorText") { throw ChromiumError("\(path): \(problem)") }
    try await connection.wait(for: "the load event of \(path)") { self.loadCount > loads }
  }

  private var loadCount: Int { connection.events.count { $0.method == "Page.loadEventFired" } }

  /// The value of a JavaScript expression, or of what a promise comes to.
  @discardableResult
  package func evaluate(_ expression: String) async throws -> JSONValue {
    let answer = try await connection.call(
      "Runtime.evaluate",
      ["expression": .string(expression), "returnByValue": true, "awaitPromise": true, "userGesture": true])
    if let problem = try answer.optionalObject("exceptionDetails") {
      throw ChromiumError("\(expression): \(JSONValue.object(problem).text)")
    }
    return try answer.object("result")["value"] ?? .null
  }

  /// Presses and lets go of a key by its name, such as `Tab`, `Enter` or `a`.
  package func press(_ key: String) async throws {
    let codes = ["Tab": 9, "Enter": 13, "Escape": 27]
    var parameters: JSONObject = ["key": .string(key), "code": .string(key)]
    if let code = codes[key] { parameters["windowsVirtualKeyCode"] = .integer(code) }
    if key == "Enter" { parameters["text"] = "\r" }
    if key.count == 1 { parameters["text"] = .string(key) }
    for type in ["keyDown", "keyUp"] {
      parameters["type"] = .string(type)
      try await connection.call("Input.dispatchKeyEvent", parameters)
    }
  }

  /// - Parameter width: in CSS pixels.
  package func resize(width: Int, height: Int) async throws {
    try await connection.call(
      "Emulation.setDeviceMetricsOverride",
      ["width": .integer(width), "height": .integer(height), "deviceScaleFactor": 1, "mobile": .bool(width < 600)])
  }

  /// The page as it is printed, or as screens of dark colours show it: `screen` and `dark` are what CSS calls them.
  package func emulate(media: String, colorScheme: String = "light") async throws {
    try await connection.call(
      "Emulation.setEmulatedMedia",
      [
        "media": .string(media),
        "features": [["name": "prefers-color-scheme", "value": .string(colorScheme)]],
      ])
  }

  /// The text of a file that the page saves, when it is there.
  package func download(_ name: String) async throws -> String {
    let path = downloads + "/" + name
    try await connection.wait(for: "the file \(name)") { try self.savedNames().contains(name) }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  private func savedNames() throws -> [String] {
    let saved = connection.events.filter { event in
      event.method == "Browser.downloadProgress" && event.parameters["state"] == "completed"
    }.map { $0.parameters["guid"] }
    return try connection.events.filter { event in
      event.method == "Browser.downloadWillBegin" && saved.contains(event.parameters["guid"])
    }.map { try $0.parameters.string("suggestedFilename") }
  }

  /// The addresses that the page has asked for since it was made.
  package func requests() throws -> [String] {
    try connection.events.filter { $0.method == "Network.requestWillBeSent" }.map {
      try $0.parameters.object("request").string("url")
    }
  }

  /// Errors and warnings of the console, exceptions, and what the content security policy forbade.
  package var complaints: [String] {
    connection.events.filter { event in
      switch event.method {
      case "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening": true
      case "Runtime.consoleAPICalled": event.parameters["type"] != "log"
      default: false
      }
    }.map { "\($0.method) \(JSONValue.object($0.parameters).text)" }
  }
}
