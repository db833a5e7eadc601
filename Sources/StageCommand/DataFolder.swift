package import Artifacts
import BundledData
import Foundation

/// Where lexicons, prompts and taxonomies come from: a person's folder first, what is compiled in for the rest.
package struct DataFolder: Sendable {
  private let path: String?

  package init(path: String?) throws(ConfigurationError) {
    if let path, !path.isDirectory { throw .noDataFolder(path: path) }
    self.path = path
  }

  /// - Parameter name: inside the folder, such as `prompts/judge.mustache`.
  package func file(_ name: String) throws(ConfigurationError) -> DataFile {
    guard let file = try fileIfAny(name) else { throw .unknownData(name: name, folder: path) }
    return file
  }

  /// The file, or `nil` where neither the folder nor what is compiled in has it.
  package func fileIfAny(_ name: String) throws(ConfigurationError) -> DataFile? {
    if let own = try ownFile(name) { return own }
    return BundledData.files[name].map { DataFile(name: name, text: $0) }
  }

  /// The file of the person's folder, or `nil` where there is none.
  package func ownFile(_ name: String) throws(ConfigurationError) -> DataFile? {
    guard let path else { return nil }
    let file = path + "/" + name
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(validating: bytes, as: UTF8.self)
    else { throw .unreadableData(path: file) }
    return DataFile(name: name, text: text)
  }

  /// All files of one folder inside the data folder, by their names in it.
  package func files(in name: String) throws(ConfigurationError) -> [String: DataFile] {
    var names = Set(BundledData.files.keys.filter { $0.hasPrefix(name + "/") })
    if let path, let own = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name) {
      names.formUnion(own.filter { !$0.hasPrefix(".") }.map { name + "/" + $0 })
    }
    var files: [String: DataFile] = [:]
    for file in names { files[String(file.dropFirst(name.count + 1))] = try self.file(file) }
    return files
  }

  /// The file that is compiled in.
  package static func builtInFile(_ name: String) throws(ConfigurationError) -> DataFile {
    guard let text = BundledData.files[name] else { throw .unknownData(name: name, folder: nil) }
    return DataFile(name: name, text: text)
  }
}
