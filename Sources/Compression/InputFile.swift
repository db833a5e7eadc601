#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file descriptor for reading, which notices when somebody else changes the file meanwhile.
struct InputFile: ~Copyable {
  /// The path as it was given, or "standard input".
  let name: String
  /// The number of bytes from where reading starts to the file's end; `nil` for pipes and terminals.
  let size: Int64?
  /// The number of bytes read so far.
  private(set) var bytesRead: Int64 = 0

  private let descriptor: CInt
  private let isOwned: Bool
  private let stamp: FileStamp

  /// Opens the file at `path`; "-" is standard input.
  ///
  /// - Throws: `notFound`, `isDirectory`, `empty` or `cannotOpen`.
  init(path: String) throws(CompressionError) {
    let isStandardInput = path == "-"
    let name = isStandardInput ? "standard input" : path
    let descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .notFound(file: name) : .cannotOpen(file: name, reason: Self.lastSystemError())
    }
    let stamp: FileStamp
    do throws(CompressionError) {
      stamp = try Self.inspect(descriptor, name: name)
    } catch {
      if !isStandardInput { close(descriptor) }
      throw error
    }
    self.name = name
    self.descriptor = descriptor
    self.isOwned = !isStandardInput
    self.stamp = stamp
    size = stamp.isRegularFile ? stamp.size - Self.position(of: descriptor) : nil
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Reads what is there into `memory`, at least one byte; 0 is the end of the file. Waits as long as it takes.
  ///
  /// - Throws: `cannotRead`, or `changedWhileRead` when size or time of change are not what they were at opening.
  mutating func read(into memory: UnsafeMutableRawBufferPointer) throws(CompressionError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, memory.baseAddress, memory.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, memory.baseAddress, memory.count)
      #else
        let count = Glibc.read(descriptor, memory.baseAddress, memory.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = poll(&request, 1, -1)
          continue
        }
        throw .cannotRead(file: name, offset: bytesRead, reason: Self.lastSystemError())
      }
      bytesRead += Int64(count)
      try checkUnchanged(atEnd: count == 0)
      return count
    }
  }

  private func checkUnchanged(atEnd: Bool) throws(CompressionError) {
    guard let size else { return }
    let isWhole = atEnd ? bytesRead == size : bytesRead <= size
    guard isWhole, FileStamp(descriptor: descriptor) == stamp else {
      throw .changedWhileRead(file: name, offset: bytesRead)
    }
  }

  private static func inspect(_ descriptor: CInt, name: String) throws(CompressionError) -> FileStamp {
    guard let stamp = FileStamp(descriptor: descriptor) else {
      throw .cannotOpen(file: name, reason: lastSystemError())
    }
    if stamp.isDirectory { throw .isDirectory(file: name) }
    if stamp.isRegularFile, stamp.size <= position(of: descriptor) { throw .empty(file: name) }
    return stamp
  }

  /// Where reading starts: standard input may be a file of which an earlier reader has already taken a part.
  private static func position(of descriptor: CInt) -> Int64 {
    Int64(max(0, lseek(descriptor, 0, SEEK_CUR)))
  }

  private static func lastSystemError() -> String {
    String(cString: strerror(errno))
  }
}
