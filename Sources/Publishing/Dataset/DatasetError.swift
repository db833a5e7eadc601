package import Artifacts

/// Why a dataset folder could not be made or verified. Each case says what happened, where, and what to do.
package enum DatasetError: CommandError, Equatable {
  case noPairs(folder: String)
  case repeatedPair(id: String, path: String)
  case mixedTypes(field: String, path: String, id: String)
  case tooManyFields(path: String, limit: Int)
  case badRelease(String)
  case badDay(String)
  case badURL(String)
  case noFolder(path: String)

  package var description: String {
    switch self {
    case .noPairs(let folder):
      "\(folder): no split holds a pair, so that there is nothing to publish. Split a dataset that has some."
    case .repeatedPair(let id, let path):
      "\(path): the pair \(id) is there a second time, in this split or in another. Run valbench-split on pairs of "
        + "which each is there once."
    case .mixedTypes(let field, let path, let id):
      "\(path): the pair \(id): the field \"\(field)\" has another type than in the pairs before, which loaders of "
        + "tables refuse. Give it one type, or remove it."
    case .tooManyFields(let path, let limit):
      "\(path): the pairs have more than \(limit) fields of other tools. Remove those that need not be published."
    case .badRelease(let text):
      "--release \(text): is no version. Give three numbers, such as 1.0.0."
    case .badDay(let text):
      "--published \(text): is no day. Give it as 2026-01-31."
    case .badURL(let text):
      "--url \(text): is no address that can stand in a citation. Give one that begins with https://."
    case .noFolder(let path):
      "\(path): is no folder. Name the folder of a dataset, the one with README.md in it."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .noPairs, .repeatedPair, .mixedTypes, .tooManyFields: .badData
    case .badRelease, .badDay, .badURL: .usage
    case .noFolder: .noInput
    }
  }
}
