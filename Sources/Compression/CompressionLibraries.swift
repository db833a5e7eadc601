import CBZip2
import CZlib
import CZstd

/// The system's libraries that this module is linked with.
package enum CompressionLibraries {
  /// Their versions, as they tell them.
  package static var versions: [(name: String, version: String)] {
    [
      // "1.0.8, 13-Jul-2019"
      ("libbz2", String(String(cString: BZ2_bzlibVersion()).prefix { $0 != "," })),
      ("zlib", String(cString: zlibVersion())),
      ("zstd", String(cString: ZSTD_versionString())),
    ]
  }
}
