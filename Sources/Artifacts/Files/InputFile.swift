import Foundation

/// A file that is read once from start to end, in pieces. `-` is standard input.
package struct InputFile: ~Copyable {
  package let path: String
  private let descriptor: Int32
  private let atStart: FileState
  private var storage: [UInt8]
  private var range = 0..<0

  package init(path: String, bufferSize: Int = 1 << 20) throws(ArtifactError) {
    self.path = path
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: systemErrorText())
    }
    var status = stat()
    let found = fstat(descriptor, &status)
    guard found == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let reason = systemErrorText()
      if descriptor != STDIN_FILENO { close(descriptor) }
      throw found == 0 ? .isDirectory(path: path) : .unreadable(path: path, reason: reason)
    }
    self.descriptor = descriptor
    atStart = FileState(status)
    storage = [UInt8](repeating: 0, count: bufferSize)
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// The bytes that were read and not yet skipped.
  package var buffered: ArraySlice<UInt8> { storage[range] }

  /// Reads more behind what is buffered, growing the buffer if it is full.
  ///
  /// - Returns: `false` at the file's end.
  package mutating func fill() throws(ArtifactError) -> Bool {
    if range.isEmpty {
      range = 0..<0
    } else if range.upperBound == storage.count {
      if range.lowerBound > 0 {
        storage.replaceSubrange(0..<range.count, with: storage[range])
        range = 0..<range.count
      } else {
        storage.append(contentsOf: repeatElement(0, count: storage.count))
      }
    }
    while true {
      let start = range.upperBound
      let count = storage.withUnsafeMutableBytes { buffer in
        let free = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
        return read(descriptor, free.baseAddress, free.count)
      }
      if count > 0 {
        range = range.lowerBound..<(start + count)
        return true
      }
      if count == 0 { return false }
      if errno != EINTR { throw .unreadable(path: path, reason: systemErrorText()) }
    }
  }

  package mutating func skip(_ count: Int) { range = (range.lowerBound + count)..<range.upperBound }

  package mutating func skipBuffered() { skip(range.count) }

  /// Checks that the file is still the one that was opened.
  package func finish() throws(ArtifactError) {
    var status = stat()
    if fstat(descriptor, &status) == 0, atStart.isRegular, FileState(status) != atStart {
      throw .changedWhileRead(path: path)
    }
  }
}

/// What of a file's status tells that its content changed.
private struct FileState: Equatable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let isRegular: Bool

  init(_ status: stat) {
    size = Int(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    #if os(Linux)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    #else
      seconds = status.st_mtimespec.tv_sec
      nanoseconds = status.st_mtimespec.tv_nsec
    #endif
  }
}
