import CBZip2

/// `bytes` as one bz2 stream; a block holds 100 KB times `level`.
package func bzip2(_ bytes: [UInt8], level: Int32 = 1) -> [UInt8] {
  var count = UInt32(bytes.count + bytes.count / 100 + 600)
  let result = [UInt8](unsafeUninitializedCapacity: Int(count)) { target, used in
    var source = bytes.map { CChar(bitPattern: $0) }
    let code = target.withMemoryRebound(to: CChar.self) {
      BZ2_bzBuffToBuffCompress($0.baseAddress, &count, &source, UInt32(source.count), level, 0, 0)
    }
    precondition(code == BZ_OK)
    used = Int(count)
  }
  return result
}
