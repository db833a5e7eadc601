import Artifacts

enum LedgerCommandError: CommandError {
  case noRequest(id: String, path: String)
  case ambiguous(id: String, keys: [String])

  var description: String {
    switch self {
    case .noRequest(let id, let path):
      "\(path): holds no request whose key begins with \(id)."
    case .ambiguous(let id, let keys):
      "\(id) begins several requests' keys: \(keys.prefix(10).map { $0.prefix(16) + "…" }.joined(separator: ", "))"
        + "\(keys.count > 10 ? " and more" : ""). Give more digits."
    }
  }

  var exitStatus: ExitStatus {
    switch self {
    case .noRequest: .noInput
    case .ambiguous: .usage
    }
  }
}
