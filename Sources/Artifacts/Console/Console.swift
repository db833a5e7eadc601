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

  /// Shows a message. It may hold what comes from outside: nothing in it is a command to the terminal.
  package func say(_ message: String) {
    guard !isQuiet else { return }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { String($0).escapedForTerminal }.joined(separator: "\n")
    StandardError.write((isTerminal ? "\r\u{1B}[K" : "") + shown + "\n")
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
