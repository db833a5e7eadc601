import Artifacts
import Foundation
package import StageCommand

/// Whether the files are there that a pipeline reads and does not make itself.
package struct InputFindings {
  package let findings: [Finding]
  /// The dumps' size, in bytes.
  package let dumpSize: Int

  package init(_ file: ConfigurationFile) {
    var findings: [Finding] = []
    var dumpSize = 0
    do {
      for input in try file.foreignInputs() {
        let isDump = input.stage == "extract" && input.key == "inputs"
        let paths = isDump ? (try? FilePatterns.expand([input.path])) ?? [] : [input.path]
        if isDump { dumpSize += paths.reduce(0) { $0 + Self.size(of: $1) } }
        let isThere = !paths.isEmpty && paths.allSatisfy(FileManager.default.isReadableFile)
        findings.append(
          isThere
            ? Finding(.ok, "\(input.path), which \(input.stage) reads")
            : Finding(
              .missing,
              "\(input.path), which \(input.stage) reads and no stage of this pipeline makes, is not there or cannot be "
                + "read. Make it, or mend \"\(input.key)\" of \"\(input.stage)\"."))
      }
      for wiring in file.stages {
        for path in try file.values(of: "data", in: wiring) {
          _ = try DataFolder(path: path)
          findings.append(Finding(.ok, "\(path), the data folder of \(wiring.stage)"))
        }
      }
    } catch {
      findings.append(Finding(error))
    }
    self.findings = findings
    self.dumpSize = dumpSize
  }

  private static func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
  }
}
