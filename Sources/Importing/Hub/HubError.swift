package import Artifacts

/// Why a dataset could not be brought from the Hub. Each case says what happened, where, and what to do.
package enum HubError: CommandError, Equatable {
  case badName(String)
  case badServer(String)
  case badToken
  /// - Parameter hasToken: whether one was sent.
  case notFound(dataset: String, hasToken: Bool)
  case notPermitted(dataset: String, hasToken: Bool)
  case refused(url: String, status: Int)
  case unavailable(url: String, words: String)
  case badReply(url: String, problem: String)
  case notReady(dataset: String)
  case noSubset(dataset: String, subset: String, known: [String])
  case severalSubsets(dataset: String, known: [String])
  case noSplit(dataset: String, split: String, known: [String])
  case changing(dataset: String)

  package var description: String {
    switch self {
    case .badName(let text):
      "\"\(text)\" is no name of a dataset on the Hub. Give one such as \(HubDatasetName.original)."
    case .badServer(let text):
      "\(text): is no address of a server. Give --server an https address such as \(HubAddress.huggingFace.text)."
    case .badToken:
      "\(HubToken.variable) holds white space or other characters that are in no token. Set it anew."
    case .notFound(let dataset, let hasToken):
      "\(dataset): there is no such dataset, or none that \(hasToken ? "this token" : "everybody") may read. Check the "
        + "name; \(Self.access(dataset, hasToken))"
    case .notPermitted(let dataset, let hasToken):
      "\(dataset): this dataset is private or gated, and the server does not let \(hasToken ? "this token" : "you") read "
        + "it; \(Self.access(dataset, hasToken))"
    case .refused(let url, let status):
      "\(url): the server refuses this with status \(status). Check the dataset's name and --server; if its rows "
        + "have changed, --force begins anew."
    case .unavailable(let url, let words):
      "\(url): \(words). The rows that came are kept: run the same command again to go on."
    case .badReply(let url, let problem):
      "\(url): \(problem). Try again later; or download the dataset's files from the Hub, and use valbench-import table."
    case .notReady(let dataset):
      "\(dataset): the server has not read the whole dataset, or could not. Look at "
        + "https://huggingface.co/datasets/\(dataset)/viewer, and try again later; or download its files and use "
        + "valbench-import table."
    case .noSubset(let dataset, let subset, let known):
      "\(dataset) has no subset \"\(subset)\". It has: \(known.joined(separator: ", "))."
    case .severalSubsets(let dataset, let known):
      "\(dataset) has several subsets. Name one with --subset: \(known.joined(separator: ", "))."
    case .noSplit(let dataset, let split, let known):
      "\(dataset) has no split \"\(split)\". It has: \(known.joined(separator: ", "))."
    case .changing(let dataset):
      "\(dataset): changed again and again while it was fetched. Run the same command again once nobody works on it."
    }
  }

  private static func access(_ dataset: String, _ hasToken: Bool) -> String {
    let page = "https://huggingface.co/datasets/\(dataset)"
    return hasToken
      ? "accept its conditions at \(page), and see that the token in \(HubToken.variable) may read it."
      : "for a private or gated one, accept its conditions at \(page), and set \(HubToken.variable) to a token of yours."
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .badName, .badServer, .noSubset, .severalSubsets, .noSplit: .usage
    case .badToken: .badConfiguration
    case .notFound: .noInput
    case .notPermitted: .notPermitted
    case .refused, .unavailable, .notReady: .unavailable
    case .badReply: .badData
    case .changing: .unfinished
    }
  }
}
