import CStatFS
import Foundation

/// Tells file systems whose locks or shared memory SQLite's write-ahead log cannot trust: those that several machines
/// may use at once, and those that a user's process serves.
enum NetworkFileSystem {
  /// - Parameter path: of a file that exists.
  static func holds(_ path: String) -> Bool {
    var status = statfs()
    guard statfs(path, &status) == 0 else { return false }
    #if os(Linux)
      return magicNumbers.contains(UInt32(truncatingIfNeeded: status.f_type))
    #else
      return status.f_flags & UInt32(MNT_LOCAL) == 0
    #endif
  }

  /// `f_type` of `statfs(2)`: from its manual page, `linux/magic.h`, and each file system's own sources.
  static let magicNumbers: Set<UInt32> = [
    0x6969,  // NFS
    0x517B,  // SMB
    0xFF53_4D42,  // CIFS
    0xFE53_4D42,  // SMB2
    0x0BD0_0BD0,  // Lustre
    0x4750_4653,  // GPFS
    0x00C3_6400,  // Ceph
    0x5346_414F,  // AFS (OpenAFS)
    0x6B41_4653,  // AFS (kernel)
    0x0102_1997,  // 9p
    0x1983_0326,  // BeeGFS
    0x7461_636F,  // OCFS2
    0x0116_1970,  // GFS2
    0xAAD7_AAEA,  // PanFS
    0x2030_528E,  // OrangeFS
    0x7375_7245,  // Coda
    0x564C,  // NCP
    0x786F_4256,  // VirtualBox shared folders
    0x6573_5546,  // FUSE
  ]
}
