package import Artifacts

/// One thing that was looked at: how it stands, and where it does not stand well, what to do.
package struct Finding: Sendable, Equatable {
  package enum Standing: String, Sendable {
    case ok
    /// Neither good nor bad.
    case note
    /// Something will not be as good as it could.
    case warning
    case missing
    case wrong
  }

  package let standing: Standing
  /// Sentences; the last one is the remedy, if one is needed.
  package let text: String
  /// Whether the fault is in what a person has written or set, and not on this machine or another.
  package let isConfiguration: Bool

  package init(_ standing: Standing, _ text: String, isConfiguration: Bool = false) {
    self.standing = standing
    self.text = text
    self.isConfiguration = isConfiguration
  }

  /// A fault that is told in the words of the stage that would end with it.
  package init(_ error: any CommandError) {
    self.init(
      error.exitStatus == .noInput ? .missing : .wrong, error.description,
      isConfiguration: [.badConfiguration, .usage].contains(error.exitStatus))
  }

  package var isFault: Bool { standing == .missing || standing == .wrong }

  /// Fit for a terminal, whatever a server or a file has put into it.
  package var line: String {
    let room = Standing.warning.rawValue.count
    let padding = String(repeating: " ", count: room - standing.rawValue.count)
    return "\(standing.rawValue)\(padding)  \(text.split(separator: "\n").joined(separator: " "))".escapedForTerminal
  }
}

extension Sequence<Finding> {
  /// How a command ends that has found these; `nil` where none is a fault.
  package var exitStatus: ExitStatus? {
    let faults = filter(\.isFault)
    if faults.isEmpty { return nil }
    return faults.contains(where: \.isConfiguration) ? .badConfiguration : .unavailable
  }
}
