/// A file or folder that a stage reads.
package struct StageInput: Equatable, Sendable {
  package let stage: String
  /// The key of the pipeline file that names it.
  package let key: String
  package let path: String
}

extension ConfigurationFile {
  /// What the stages read that none of them writes, each file once.
  ///
  /// - Throws: ``ConfigurationError/badValue(path:line:key:needed:)``.
  package func foreignInputs() throws(ConfigurationError) -> [StageInput] {
    var written: [String] = []
    var inputs: [StageInput] = []
    for wiring in stages {
      for input in try reads(wiring) where !inputs.contains(where: { $0.path == input.path }) {
        let isWritten = written.contains { input.path == $0 || input.path.hasPrefix($0 + "/") }
        if !isWritten { inputs.append(input) }
      }
      for option in wiring.writeOptions { written += try paths(of: option, in: wiring) }
    }
    return inputs
  }

  private func reads(_ wiring: StageWiring) throws(ConfigurationError) -> [StageInput] {
    let named = try values(of: "inputs", in: wiring)
    var inputs = (named.isEmpty ? wiring.inputs.map { folder + "/" + $0 } : named).map {
      StageInput(stage: wiring.stage, key: "inputs", path: $0)
    }
    for option in wiring.readOptions {
      for path in try paths(of: option, in: wiring) {
        inputs.append(StageInput(stage: wiring.stage, key: option, path: path))
      }
    }
    return inputs.filter { $0.path != "-" && !$0.namesDay }
  }

  /// What an option names, or else what it names by itself.
  private func paths(of option: String, in wiring: StageWiring) throws(ConfigurationError) -> [String] {
    let named = try values(of: option, in: wiring)
    if !named.isEmpty { return named }
    return standardFiles(of: wiring).filter { $0.option == option }.map { folder + "/" + $0.name }
  }
}

extension StageInput {
  /// `fresh-since` takes a day, such as 2026-01-31, in the place of a file.
  fileprivate var namesDay: Bool {
    key == "fresh-since" && path.utf8.count == 10 && path.utf8.allSatisfy { $0 == 0x2D || 0x30...0x39 ~= $0 }
  }
}
