/// Bytes that are written one run after another: an array would ask with each whether it is shared.
struct GrowingBytes: ~Copyable {
  private var storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2048)
  private var count = 0

  deinit { storage.deallocate() }

  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: storage[..<count]) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
    if storage.count - count < run.count { grow(by: run.count) }
    _ = UnsafeMutableBufferPointer(rebasing: storage[count...]).update(fromContentsOf: run)
    count += run.count
  }

  private mutating func grow(by added: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * storage.count, count + added))
    _ = larger.update(fromContentsOf: written)
    storage.deallocate()
    storage = larger
  }
}
