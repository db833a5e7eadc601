import Compression
import MediaWikiDump

extension ExtractStage {
  /// The versions of the system's libraries that the stage reads dumps with.
  package static var libraries: [(name: String, version: String)] {
    [("libxml2", XMLLibrary.version)] + CompressionLibraries.versions
  }
}
