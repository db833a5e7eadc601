import Artifacts
import Foundation
import Yams

/// A pipeline's YAML file: a name, a folder for its artifacts, and a section for each stage whose keys are the long names
/// of that stage's options.
package struct ConfigurationFile {
  package let path: String
  package let folder: String
  private let sections: [String: Node.Mapping]

  package init(path: String) throws(ConfigurationError) {
    guard let bytes = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
    let root: Node.Mapping
    do {
      guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)), let mapping = node.mapping else {
        throw ConfigurationError.badYAML(path: path, problem: "it holds no keys")
      }
      root = mapping
    } catch let error as YamlError {
      throw .badYAML(path: path, problem: String(describing: error))
    } catch {
      throw .badYAML(path: path, problem: "it holds no keys")
    }
    self.path = path
    var folder: String?
    var sections: [String: Node.Mapping] = [:]
    let known = ["pipeline", "folder"] + StageWiring.all.map(\.stage)
    for (key, value) in root {
      let name = key.string ?? ""
      let line = key.mark?.line ?? 1
      switch name {
      case "pipeline":
        break
      case "folder":
        guard let text = value.string, !text.isEmpty else {
          throw .badValue(path: path, line: line, key: "folder", needed: "the name of a folder")
        }
        folder = text
      default:
        guard StageWiring.named(name) != nil else {
          throw .unknownKey(path: path, line: line, key: name, place: "at the top", known: known)
        }
        if value.null != nil {
          sections[name] = Node.Mapping([])
        } else if let mapping = value.mapping {
          sections[name] = mapping
        } else {
          throw .badValue(path: path, line: line, key: name, needed: "a list of keys and values")
        }
      }
    }
    guard let folder else { throw .badYAML(path: path, problem: "the key \"folder\" is missing") }
    self.folder = folder
    self.sections = sections
  }

  /// The stages that have a section, in the order in which they run.
  package var stages: [StageWiring] { StageWiring.all.filter { sections[$0.stage] != nil } }

  /// The section of a stage as command-line arguments.
  ///
  /// - Parameters:
  ///   - options: the stage's options; a key that is none of them is an error.
  ///   - commandLine: an option that is given there is left out, or one that may be given several times would be both;
  ///     what `--set key=value` says there stands in for the file's.
  func arguments(
    for wiring: StageWiring, options: OptionNames, besides commandLine: [String] = []
  ) throws(ConfigurationError) -> [String] {
    guard var section = sections[wiring.stage] else { throw .noSection(path: path, stage: wiring.stage) }
    for text in Self.settings(in: commandLine) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, options.kind(of: parts[0]) != nil, let value = try? Yams.compose(yaml: parts[1]) else {
        throw .badSetting(text: text, stage: wiring.stage, known: options.configurable)
      }
      section[Node(parts[0])] = value
    }
    var arguments: [String] = []
    var given: Set<String> = []
    for (key, value) in section {
      let name = key.string ?? ""
      let line = key.mark?.line ?? 1
      given.insert(name)
      switch options.kind(of: name) {
      case .inputs:
        arguments += try values(of: value, name, line).flatMap { ["--configured-input", $0] }
      case .option:
        let values = try values(of: value, name, line)
        if commandLine.contains(where: { $0 == "--\(name)" || $0.hasPrefix("--\(name)=") }) { continue }
        arguments += values.map { "--\(name)=\($0)" }
      case .flag:
        if value.null != nil { continue }
        guard let isOn = value.bool else {
          throw .badValue(path: path, line: line, key: name, needed: "true or false")
        }
        if isOn {
          arguments.append("--\(name)")
        } else if options.hasInversion(name) {
          arguments.append("--no-\(name)")
        }
      case nil:
        throw .unknownKey(
          path: path, line: line, key: name, place: "in \"\(wiring.stage)\"", known: options.configurable)
      }
    }
    if !given.contains("inputs") {
      arguments += wiring.inputs.flatMap { ["--configured-input", folder + "/" + $0] }
    }
    for file in standardFiles(of: wiring) where !given.contains(file.option) {
      arguments.append("--\(file.option)=\(folder)/\(file.name)")
    }
    return arguments
  }

  /// The files of a stage that the pipeline names for it. Where it does not ask the model itself, only its author knows
  /// where the responses are.
  func standardFiles(of wiring: StageWiring) -> [(option: String, name: String)] {
    wiring.files.filter { file in
      switch file.option {
      case "responses": wiring.stage == "calibrate" || sections["respond"] != nil
      case "calibration": sections["calibrate"] != nil
      default: true
      }
    }
  }

  /// What the section of a stage has for a key: nothing, a value or several.
  ///
  /// - Throws: ``ConfigurationError/badValue(path:line:key:needed:)``.
  package func values(of key: String, in wiring: StageWiring) throws(ConfigurationError) -> [String] {
    guard let node = sections[wiring.stage]?[key] else { return [] }
    return try values(of: node, key, node.mark?.line ?? 1)
  }

  private static func settings(in arguments: [String]) -> [String] {
    arguments.indices.compactMap { place in
      if arguments[place].hasPrefix("--set=") { return String(arguments[place].dropFirst("--set=".count)) }
      return arguments[place] == "--set" && place + 1 < arguments.count ? arguments[place + 1] : nil
    }
  }

  private func values(of node: Node, _ key: String, _ line: Int) throws(ConfigurationError) -> [String] {
    if node.null != nil { return [] }
    if let text = node.scalar?.string { return [text] }
    var values: [String] = []
    for element in node.sequence ?? [] {
      guard let text = element.scalar?.string else { continue }
      values.append(text)
    }
    guard let sequence = node.sequence, values.count == sequence.count else {
      throw .badValue(path: path, line: line, key: key, needed: "a value or a list of values")
    }
    return values
  }
}
