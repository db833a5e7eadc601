import Artifacts
import Foundation

/// A dataset folder that may come from anywhere: what is in it is not trusted.
struct DatasetFolder {
  let path: String

  /// - Throws: ``DatasetError/noFolder(path:)``.
  init(path: String) throws(DatasetError) {
    guard path.isDirectory else { throw .noFolder(path: path) }
    self.path = path
  }

  func path(of file: String) -> String { "\(path)/\(file)" }

  /// All that is there but folders, sorted, by paths inside the folder; hidden files and folders are not the dataset's.
  func files() -> [String] {
    var files: [String] = []
    let enumerator = FileManager.default.enumerator(atPath: path)
    while let file = enumerator?.nextObject() as? String {
      if file.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      var status = stat()
      if lstat(path(of: file), &status) == 0, status.st_mode & S_IFMT != S_IFDIR { files.append(file) }
    }
    return files.sorted()
  }

  /// Why a file of the dataset cannot be read, in words; `nil` if it can.
  ///
  /// A link in a file's place is followed, for that is how the Hub's client keeps files; one in a folder's place is not.
  func problem(with file: String) -> String? {
    guard Self.isInside(file) else { return "this path leads out of the folder" }
    let parts = file.split(separator: "/")
    for count in 1..<max(parts.count, 1) {
      var status = stat()
      let folder = parts.prefix(count).joined(separator: "/")
      if lstat(path(of: folder), &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
        return "the folder \(folder) is a link"
      }
    }
    var status = stat()
    guard stat(path(of: file), &status) == 0 else { return "is missing" }
    return status.st_mode & S_IFMT == S_IFREG ? nil : "is no regular file"
  }

  /// In bytes.
  func size(of file: String) -> Int? {
    var status = stat()
    return stat(path(of: file), &status) == 0 ? Int(status.st_size) : nil
  }

  private static func isInside(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return !file.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// The text of a small file.
  ///
  /// - Throws: `RecordError` in words that follow the file's name.
  func text(of file: String, limit: Int) throws(RecordError) -> String {
    if let problem = problem(with: file) { throw RecordError(problem) }
    var bytes: [UInt8] = []
    do throws(ArtifactError) {
      var input = try InputFile(path: path(of: file))
      while try input.fill() {
        bytes += input.buffered
        input.skipBuffered()
        if bytes.count > limit { throw ArtifactError.lineTooLong(path: file, line: 1, limit: limit) }
      }
    } catch .lineTooLong {
      throw RecordError("is larger than \(limit) bytes")
    } catch {
      throw RecordError("cannot be read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw RecordError("is no UTF-8 text") }
    return text
  }
}
