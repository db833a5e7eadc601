package import Artifacts
import Compression
package import MediaWikiDump

/// Why a dump cannot be mined.
package enum ExtractionError: CommandError, Equatable {
  case otherLanguage(path: String, language: String, lexiconLanguage: String)
  case noSuchArticle(title: String)
  case noSuchVariant(variant: String, known: [String])

  package var description: String {
    switch self {
    case .otherLanguage(let path, let language, let lexiconLanguage):
      "\(path): the dump's language is \"\(language)\", but the heading lexicon is for \"\(lexiconLanguage)\". "
        + "Name the language with --language; a lexicon of your own goes to headings/ in a folder named by --data."
    case .noSuchArticle(let title):
      "There is no page \"\(title)\" in these dumps. Give the title as the wiki writes it, capitals and all."
    case .noSuchVariant(let variant, []):
      "--variant \(variant): the wiki's language has no variants. Leave the option out."
    case .noSuchVariant(let variant, let known):
      "--variant \(variant): there is no such variant of the wiki's language; it has \(known.joined(separator: ", "))."
    }
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .otherLanguage, .noSuchVariant: .badConfiguration
    case .noSuchArticle: .noInput
    }
  }
}

extension DumpError: CommandError {
  package var exitStatus: ExitStatus {
    switch self {
    case .unreadable(.notFound), .unreadable(.isDirectory), .unreadable(.cannotOpen): .noInput
    default: .badData
    }
  }
}
