import Artifacts
import Yams

/// What the head of a dataset card says of the data files.
struct CardDescription {
  struct Split: Equatable {
    let name: String
    let bytes: Int
    let records: Int
  }

  struct Table {
    var columns: Set<String> = []
    var splits: [Split] = []
    var downloadSize: Int?
    var datasetSize: Int?
    /// The data files of the splits.
    var paths: [String: String] = [:]
  }

  private(set) var tables: [String: Table] = [:]

  /// - Parameter card: the whole of it.
  /// - Throws: `RecordError` in words that follow the file's name.
  init(_ card: String) throws(RecordError) {
    let yaml = try Self.frontMatter(card)
    guard Self.isPlain(yaml) else {
      throw RecordError("its YAML head is not in the form that valbench-publish writes, and was not read")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw RecordError("its head is no YAML")
    }
    guard let infos = node?["dataset_info"]?.sequence, let configurations = node?["configs"]?.sequence else {
      throw RecordError("its YAML head has no \"configs\" or no \"dataset_info\"")
    }
    for info in infos {
      guard let name = info["config_name"]?.string else { throw RecordError("a dataset_info has no config_name") }
      var table = Table()
      table.columns = Set(info["features"]?.sequence?.compactMap { $0["name"]?.string } ?? [])
      table.downloadSize = info["download_size"]?.int
      table.datasetSize = info["dataset_size"]?.int
      for split in info["splits"]?.sequence ?? [] {
        guard let splitName = split["name"]?.string, let bytes = split["num_bytes"]?.int,
          let records = split["num_examples"]?.int
        else { throw RecordError("a split of \(name) has no name, num_bytes or num_examples") }
        table.splits.append(Split(name: splitName, bytes: bytes, records: records))
      }
      tables[name] = table
    }
    for configuration in configurations {
      guard let name = configuration["config_name"]?.string else { throw RecordError("a config has no config_name") }
      for file in configuration["data_files"]?.sequence ?? [] {
        guard let split = file["split"]?.string, let path = file["path"]?.string else {
          throw RecordError("a data file of \(name) has no split or no path")
        }
        tables[name, default: Table()].paths[split] = path
      }
    }
  }

  private static func frontMatter(_ card: String) throws(RecordError) -> String {
    let lines = card.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw RecordError("has no YAML head between two lines of ---")
    }
    return lines[1..<end].map { $0 + "\n" }.joined()
  }

  /// Whether it is what `valbench-publish` writes: no anchors, lists and mappings by indentation alone, and no deep ones.
  /// A parser of YAML may need endless time or a deep stack for the rest.
  private static func isPlain(_ yaml: String) -> Bool {
    for line in yaml.utf8.split(separator: 0x0A) {
      let indentation = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
      guard indentation.count <= 40 else { return false }
      var isQuoted = false
      var isEscaped = false
      for byte in line.dropFirst(indentation.count) {
        if isEscaped {
          isEscaped = false
        } else if isQuoted, byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if !isQuoted, "&*?{[".utf8.contains(byte) {
          return false
        }
      }
      if isQuoted { return false }
    }
    return true
  }
}
