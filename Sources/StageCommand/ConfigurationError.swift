package import Artifacts

/// What is wrong with a configuration file or a data folder.
package enum ConfigurationError: CommandError, Equatable {
  case missing(path: String)
  case badYAML(path: String, problem: String)
  case unknownKey(path: String, line: Int, key: String, place: String, known: [String])
  case badSetting(text: String, stage: String, known: [String])
  case badValue(path: String, line: Int, key: String, needed: String)
  case noSection(path: String, stage: String)
  case noDataFolder(path: String)
  case unreadableData(path: String)
  case unknownData(name: String, folder: String?)
  case noInput(stage: String)
  case noOutput(stage: String)
  case notInPipelines(stage: String)

  package var description: String {
    switch self {
    case .missing(let path):
      return "\(path): no such configuration file. Check the name; pipelines/ holds three to start from."
    case .badYAML(let path, let problem):
      return "\(path): is not valid YAML: \(problem)."
    case .unknownKey(let path, let line, let key, let place, let known):
      let nearest = known.min { key.editDistance(to: $0) < key.editDistance(to: $1) }
      let advice =
        if let nearest, key.editDistance(to: nearest) <= 3 {
          "Did you mean \"\(nearest)\"?"
        } else {
          "Known keys: \(known.joined(separator: ", "))."
        }
      return "\(path):\(line): unknown key \"\(key)\" \(place). \(advice)"
    case .badSetting(let text, let stage, let known):
      return "--set \(text): is no key=value of \(stage). Known keys: \(known.joined(separator: ", "))."
    case .badValue(let path, let line, let key, let needed):
      return "\(path):\(line): the value of \"\(key)\" must be \(needed)."
    case .noSection(let path, let stage):
      return "\(path): has no section \"\(stage)\". Add one, or run this stage without --config."
    case .noDataFolder(let path):
      return "\(path): is no folder. --data takes a folder with headings/, prompts/ and taxonomy/ as in data/."
    case .unreadableData(let path):
      return "\(path): cannot be read as UTF-8 text."
    case .unknownData(let name, let folder):
      return "There is no \(name)\(folder.map { " in \($0), nor" } ?? "") among the files that valbench brings along."
    case .noInput(let stage):
      return "\(stage): no input. Name the input file\(Self.otherwise(stage))."
    case .noOutput(let stage):
      return "\(stage): no output. Give --output FILE (- for standard output)\(Self.otherwise(stage))."
    case .notInPipelines(let stage):
      return "\(stage): has no section in pipeline files. Leave --config out."
    }
  }

  private static func otherwise(_ stage: String) -> String {
    StageWiring.named(stage) == nil ? "" : ", or give --config with a pipeline file"
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noInput, .noOutput, .badSetting, .notInPipelines: .usage
    default: .badConfiguration
    }
  }
}

extension String {
  /// Levenshtein's distance (1966) in characters: O(n·m) time, for short names only.
  fileprivate func editDistance(to other: String) -> Int {
    let target = Array(other)
    var row = Array(0...target.count)
    for (index, character) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, candidate) in target.enumerated() {
        let substitution = diagonal + (character == candidate ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(substitution, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[target.count]
  }
}
