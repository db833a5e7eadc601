import Artifacts
import Foundation

/// The sample dump of this project, in parts, as Wikimedia's two layouts have them.
package enum SampleDump {
  /// The sample's pages in five parts, each a bz2 file with a document of its own.
  package static let parts: [[UInt8]] = {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("data/sample/sample.xml")
    guard let text = try? String(contentsOf: path, encoding: .utf8), let start = text.range(of: "  <page>")?.lowerBound,
      let end = text.range(of: "</mediawiki>")?.lowerBound
    else { return [] }
    let pages = text[start..<end].components(separatedBy: "  <page>").dropFirst().map { "  <page>" + $0 }
    let size = (pages.count + 4) / 5
    return stride(from: 0, to: pages.count, by: size).map { first in
      let part = pages[first..<min(first + size, pages.count)].joined()
      return bzip2(Array((text[..<start] + part + text[end...]).utf8))
    }
  }()

  /// The names of the parts, in the order of their pages, which is not that of their letters.
  package static func names(wiki: String, date: String) -> [String] {
    [(1, 9), (10, 99), (100, 1999), (2000, 10_000), (10_001, 20_000)].map {
      "\(wiki)-\(date)-p\($0.0)p\($0.1).xml.bz2"
    }
  }

  /// The files of one dump in the layout of the Content File Exports.
  package static func contentFiles(wiki: String, date: String, parts: [[UInt8]] = parts) -> [String: [UInt8]] {
    let folder = "/other/mediawiki_content_current/\(wiki)/\(date)/xml/bzip2/"
    var files: [String: [UInt8]] = [folder + "_SUCCESS": []]
    var sums = ""
    for (name, bytes) in zip(names(wiki: wiki, date: date), parts) {
      files[folder + name] = bytes
      sums += "\(Digest.sha256(bytes))  \(name)\n"
    }
    files[folder + "SHA256SUMS"] = Array(sums.utf8)
    return files
  }

  /// The files of one dump in the older layout.
  package static func legacyFiles(
    wiki: String, date: String, status: String = "done"
  ) throws -> [String: [UInt8]] {
    let folder = "/\(wiki)/\(date)/"
    var files: [String: [UInt8]] = [:]
    var members: [JSONObject.Member] = []
    for (index, bytes) in parts.enumerated() {
      let name = "\(wiki)-\(date)-pages-articles\(index + 1).xml-p\(index * 100 + 1)p\(index * 100 + 100).bz2"
      files[folder + name] = bytes
      let file = try TemporaryFile(bytes)
      let fields: JSONObject = [
        "size": .integer(bytes.count), "url": .string(folder + name), "md5": "",
        "sha1": .string(try Digest.sha1(ofFile: file.path)),
      ]
      members.append(JSONObject.Member(key: name, value: .object(fields)))
    }
    let job: JSONObject = ["status": .string(status), "updated": "2026-07-02", "files": .object(JSONObject(members))]
    let json: JSONValue = ["version": "0.8", "jobs": ["articlesdump": .object(job)]]
    files[folder + "dumpstatus.json"] = json.encoded()
    return files
  }
}
