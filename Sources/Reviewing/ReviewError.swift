package import Artifacts

/// Why a page cannot be made, or reviews not summarised. Each case says what happened, where, and what to do.
package enum ReviewError: CommandError, Equatable {
  case noPairs(paths: [String])
  case pairWithoutSection(pair: String)
  case noSection(pair: String, section: String, paths: [String])
  case otherRevision(pair: String, section: String, revision: Int, found: Int)
  case conflictingPair(id: String)
  case badReview(path: String, problem: String)
  case otherPage(path: String, first: String)
  case repeatedReviewer(name: String, path: String, first: String)

  package var description: String {
    switch self {
    case .noPairs(let paths):
      return "\(paths.joined(separator: ", ")): no pairs. Make some with valbench-generate."
    case .pairWithoutSection(let pair):
      return
        "the pair \(pair.forMessage) names no section (it lacks section_id), so there is nothing to read beside it. "
        + "Give pairs that valbench-generate wrote."
    case .noSection(let pair, let section, let paths):
      return
        "\(paths.joined(separator: ", ")): the section \(section.forMessage) of the pair \(pair.forMessage) is not "
        + "there. Are these sections of another dump? Give the files from which the pairs were generated."
    case .otherRevision(let pair, let section, let revision, let found):
      return "the pair \(pair.forMessage) is from revision \(revision) of the section \(section.forMessage), but the "
        + "sections have revision \(found). Are these sections of another dump? Give the files from which the pairs "
        + "were generated."
    case .conflictingPair(let id):
      return "two different pairs have the id \(id.forMessage). Give only one of them."
    case .badReview(let path, let problem):
      return "\(path): is no file of reviews: \(problem). Give files that were saved from a review page."
    case .otherPage(let path, let first):
      return "\(path): its reviews are of another page than those in \(first). Summarise each page's reviews alone."
    case .repeatedReviewer(let name, let path, let first):
      return "\(path): its reviewer is \(name.forMessage), as in \(first). Give one file for each reviewer."
    }
  }

  package var exitStatus: ExitStatus { .badData }
}

extension String {
  /// Text from outside, short and on one line.
  var forMessage: String { String(String.UnicodeScalarView(unicodeScalars.prefix(100))).escapedForTerminal }
}
