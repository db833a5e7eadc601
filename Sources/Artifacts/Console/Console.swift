import Foundation

/// Messages and progress for the person at the terminal. All of it goes to standard error: data has standard output to
/// itself.
package struct Console: Sendable {
  package let isQuiet: Bool
  package let isTerminal: Bool

  package init(isQuiet: Bool = false, isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
    self.isQuiet = isQuiet
    self.isTerminal = isTerminal
  }

  package func say(_ message: String) {
    if !isQuiet { StandardError.write((isTerminal ? "\r\u{1B}[K" : "") + message + "\n") }
  }

  /// A progress line that moves on a terminal; nothing in a pipe.
  package func progress(_ label: String, unit: String, total: Int?) -> Progress {
    Progress(label: label, unit: unit, total: total, isShown: isTerminal && !isQuiet)
  }
}

package enum StandardError {
  package static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

package enum StandardOutput {
  package static func write(_ bytes: [UInt8]) throws(ArtifactError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress! + written, $0.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw .unwritable(path: "standard output", reason: systemErrorText())
      }
    }
  }
}
