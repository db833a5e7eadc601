package import Artifacts

/// Why a dump could not be fetched. Each case says what happened, where, and what to do.
package enum FetchError: CommandError, Equatable {
  case badWiki(String)
  case badDate(String)
  case badMirror(String)
  case noDump(wiki: String, mirror: String)
  case noDate(wiki: String, date: String, known: [String])
  case unfinished(wiki: String, date: String, known: [String])
  case unavailable(url: String, words: String)
  case refused(url: String, status: Int)
  case missing(url: String)
  case badRedirect(url: String, target: String)
  case badReply(url: String, problem: String)
  case wrongHash(part: String, algorithm: String, expected: String, found: String)
  case noSpace(folder: String, needed: Int, free: Int)

  package var description: String {
    switch self {
    case .badWiki(let text):
      "\"\(text)\" is no name of a wiki. Give one such as enwiki, dewiki or simplewiki."
    case .badDate(let text):
      "\"\(text)\" is no date. Give --date latest, or a day as YYYYMMDD."
    case .badMirror(let text):
      "\(text): is no address of a mirror. Give --mirror an address such as \(Mirror.wikimedia.text)."
    case .noDump(let wiki, let mirror):
      "There is no finished dump of \(wiki) at \(mirror). Check the wiki's name; valbench fetch \(wiki) --list shows "
        + "what there is."
    case .noDate(let wiki, let date, let known):
      "There is no dump of \(wiki) of \(date). \(Self.advice(known))"
    case .unfinished(let wiki, let date, let known):
      "The dump of \(wiki) of \(date) is not finished yet, so it is not taken. \(Self.advice(known))"
    case .unavailable(let url, let words):
      "\(url): \(words). What was downloaded is kept: run the same command again to go on."
    case .refused(let url, let status):
      "\(url): the server refuses this with status \(status). Try another --mirror."
    case .missing(let url):
      "\(url): is not there, although the mirror lists it. Try again later, or another --mirror."
    case .badRedirect(let url, let target):
      "\(url): the server sends on to \(target), where valbench does not follow. Try another --mirror."
    case .badReply(let url, let problem):
      "\(url): \(problem). Try again later, or another --mirror."
    case .wrongHash(let part, let algorithm, let expected, let found):
      "\(part): was downloaded twice, and its \(algorithm) is \(found), where \(expected) was expected. It was not kept. "
        + "Try again later, or another --mirror."
    case .noSpace(let folder, let needed, let free):
      "\(folder): there is not enough room: \(byteText(needed)) are needed, \(byteText(free)) are free. Make room, or "
        + "choose another --output."
    }
  }

  private static func advice(_ known: [String]) -> String {
    known.isEmpty ? "There is none of another day." : "There are: \(known.joined(separator: ", "))."
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .badWiki, .badDate, .badMirror: .usage
    case .noDump, .noDate, .unfinished: .noInput
    case .unavailable, .refused, .missing, .badRedirect: .unavailable
    case .badReply, .wrongHash: .badData
    case .noSpace: .cannotWrite
    }
  }
}
