package import Artifacts
import Compression
package import MediaWikiDump
package import SectionMining

/// Why a dump cannot be mined.
package enum ExtractionError: CommandError, Equatable {
  case otherLanguage(path: String, language: String, lexiconLanguage: String)

  package var description: String {
    switch self {
    case .otherLanguage(let path, let language, let lexiconLanguage):
      "\(path): the dump's language is \"\(language)\", but the heading lexicon is for \"\(lexiconLanguage)\". "
        + "Name the language with --language; a lexicon of your own goes to headings/ in a folder named by --data."
    }
  }

  package var exitStatus: ExitStatus { .badConfiguration }
}

extension DumpError: CommandError {
  package var exitStatus: ExitStatus {
    switch self {
    case .unreadable(.notFound), .unreadable(.isDirectory), .unreadable(.cannotOpen): .noInput
    default: .badData
    }
  }
}

extension HeadingLexiconError: CommandError {
  package var exitStatus: ExitStatus { .badConfiguration }
}
