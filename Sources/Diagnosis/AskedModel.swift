import ArgumentParser
import Artifacts
package import LanguageModels
import ModelCommand
package import StageCommand

/// A model that a stage of a pipeline asks, and how.
package struct AskedModel: Sendable {
  package let stage: String
  package let access: ModelAccess

  /// The models that a stage's section names, or else the one that it asks by itself.
  ///
  /// - Throws: `ConfigurationError`, `ModelError`, `DataFileError`; an error of ArgumentParser for a value that the stage
  ///   would refuse.
  package static func models(of wiring: StageWiring, in file: ConfigurationFile) throws -> [AskedModel] {
    guard wiring.asksModel else { return [] }
    let arguments = try ["ledger", "concurrency", "budget"].flatMap { key in
      try file.values(of: key, in: wiring).map { "--\(key)=\($0)" }
    }
    let asking = try AskingOptions.parse(arguments)
    let data = try DataFolder(path: try file.values(of: "data", in: wiring).last)
    var names = try wiring.modelOptions.flatMap { key in try file.values(of: key, in: wiring) }
    if try file.values(of: "model", in: wiring).isEmpty, wiring.stage != "embed" { names.append(offlineModelName) }
    return try names.map { AskedModel(stage: wiring.stage, access: try asking.access(to: $0, data)) }
  }
}
