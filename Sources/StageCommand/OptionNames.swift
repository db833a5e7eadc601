import ArgumentParser
import Artifacts

/// The options that a command has, by their long names.
struct OptionNames {
  enum Kind: Equatable {
    case inputs
    case option
    case flag
  }

  private var kinds: [String: Kind] = ["inputs": .inputs]

  /// What belongs to one call and not to a pipeline.
  private static let callOnly: Set<String> = [
    "config", "configured-input", "set", "check-config", "force", "dry-run", "estimate", "print-prompt", "quiet",
    "shard", "libraries", "help", "version",
  ]

  init(of command: any ParsableCommand.Type) {
    guard case .object(let root)? = try? JSONValue(parsing: command._dumpHelp()),
      let arguments = root["command"]?.asObject?["arguments"]?.asArray
    else { return }
    for argument in arguments.compactMap(\.asObject) {
      guard let kind = argument["kind"]?.asString, kind != "positional" else { continue }
      for name in argument["names"]?.asArray ?? [] {
        guard name.asObject?["kind"]?.asString == "long", let text = name.asObject?["name"]?.asString else { continue }
        kinds[text] = kind == "flag" ? .flag : .option
      }
    }
  }

  /// The kind of a key that may stand in a configuration file.
  func kind(of name: String) -> Kind? {
    isCallOnly(name) ? nil : kinds[name]
  }

  func hasInversion(_ name: String) -> Bool { kinds["no-\(name)"] != nil }

  /// All keys that may stand in a configuration file.
  var configurable: [String] { kinds.keys.filter { !isCallOnly($0) }.sorted() }

  private func isCallOnly(_ name: String) -> Bool {
    Self.callOnly.contains(name) || (name.hasPrefix("no-") && kinds[String(name.dropFirst(3))] == .flag)
  }
}
