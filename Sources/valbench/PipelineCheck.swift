import Artifacts
import Diagnosis
import Foundation
import LanguageModels
import StageCommand

/// A pipeline file as the stages see it, with all that a person should know before running it.
struct PipelineCheck {
  /// Of the file and of what it reads.
  private(set) var findings: [Finding] = []
  let inputs: InputFindings
  /// Those of the stages whose sections are sound.
  private(set) var models: [AskedModel] = []
  private let folder: String

  /// - Throws: `ConfigurationError` where there is no such file, or none that can be read.
  init(path: String) async throws {
    let file = try ConfigurationFile(path: path)
    folder = file.folder
    inputs = InputFindings(file)
    for stage in file.stages {
      do {
        let arguments = ["--config", path, "--check-config"]
        let ending = try await StageExecutable.run(stage.command, arguments: arguments, capture: .all)
        guard ending.status == 0 else {
          findings.append(Finding(.wrong, ending.messages.sentences, isConfiguration: true))
          continue
        }
        models += try AskedModel.models(of: stage, in: file)
      } catch is FrontDoorError {
        continue  // told already
      } catch let error as any CommandError {
        findings.append(Finding(error))
      }
    }
    if findings.isEmpty { findings.append(Finding(.ok, "\(path): all of its keys and values are sound")) }
    findings += inputs.findings
  }

  /// Each once.
  var ledgers: [String] {
    models.map(\.access.ledger).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Where files will be written.
  var places: [PlaceFindings.Place] {
    [.init(name: folder, folder: folder)]
      + ledgers.map { .init(name: $0, folder: URL(fileURLWithPath: $0).deletingLastPathComponent().path) } + [
        .temporary
      ]
  }
}

extension PlaceFindings.Place {
  static var temporary: Self {
    let folder = FileManager.default.temporaryDirectory.path
    return Self(name: folder, folder: folder)
  }
}

extension String {
  /// What an executable says of an error, without the lines that show how it is called.
  fileprivate var sentences: String {
    split(separator: "\n").filter { !$0.hasPrefix("Usage:") && !$0.hasPrefix("  See ") }.joined(separator: " ")
  }
}
