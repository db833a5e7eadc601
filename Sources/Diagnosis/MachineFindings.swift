import Fetching
import Foundation

/// What the machine has, to be told.
package enum MachineFindings {
  package static var findings: [Finding] {
    let process = ProcessInfo.processInfo
    let memory = byteText(Int(clamping: process.physicalMemory))
    return [Finding(.note, "\(process.activeProcessorCount) processors, \(memory) of memory")]
  }
}
