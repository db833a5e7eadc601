/// A fixed piece of memory with a range of bytes in use. It is allocated once and reused for every chunk.
struct ByteBuffer: ~Copyable {
  private let storage: UnsafeMutableRawBufferPointer
  private(set) var start = 0
  private(set) var end = 0

  /// Allocates `capacity` bytes.
  init(capacity: Int) {
    storage = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    storage.deallocate()
  }

  var count: Int { end - start }

  /// The bytes in use; valid until the buffer is changed.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[start..<end]) }

  /// The free memory after the bytes in use; valid until the buffer is changed.
  var free: UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: storage[end...]) }

  /// Takes `count` bytes off the front.
  mutating func consume(_ count: Int) {
    precondition(count <= self.count)
    start += count
  }

  /// Counts `count` bytes that were written to `free` as in use.
  mutating func commit(_ count: Int) {
    precondition(count <= storage.count - end)
    end += count
  }

  /// Moves the bytes in use to the front, so that all other memory is free.
  mutating func compact() {
    storage.copyMemory(from: bytes)
    (start, end) = (0, count)
  }

  /// Forgets all bytes.
  mutating func removeAll() {
    start = 0
    end = 0
  }
}
