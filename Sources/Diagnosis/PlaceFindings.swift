import Artifacts
import Fetching
import Foundation

/// Folders that will be written to: whether they may be, and how much room there is.
package struct PlaceFindings {
  /// A folder that may not be there yet.
  package struct Place: Sendable, Equatable {
    /// What a person calls it.
    package let name: String
    package let isWritable: Bool
    /// Tells file systems apart.
    package let device: UInt64
    /// Free space, in bytes; `nil` where it is not known.
    package let free: Int?

    package init(name: String, isWritable: Bool, device: UInt64, free: Int?) {
      self.name = name
      self.isWritable = isWritable
      self.device = device
      self.free = free
    }

    /// Looks at a folder, or at the nearest one above it that is there.
    package init(name: String, folder: String) {
      var url = URL(fileURLWithPath: folder).standardizedFileURL
      while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
      var status = stat()
      self.init(
        name: name, isWritable: url.path.isDirectory && FileManager.default.isWritableFile(atPath: url.path),
        device: stat(url.path, &status) == 0 ? UInt64(status.st_dev) : 0, free: FreeSpace.bytes(at: folder))
    }
  }

  /// What any pipeline may need, in bytes.
  package static let leastSpace = 2_000_000_000
  /// Sections and redirects of a dump take less than this part of its compressed size.
  private static let dumpShare = 10

  /// - Parameter dumpSize: in bytes.
  package static func findings(_ places: [Place], dumpSize: Int = 0) -> [Finding] {
    let needed = leastSpace + dumpSize / dumpShare
    var devices: [UInt64] = []
    for place in places where !devices.contains(place.device) { devices.append(place.device) }
    return places.filter { !$0.isWritable }.map { place in
      Finding(.missing, "permission to write in \(place.name). Choose another folder, or mend its permissions.")
    }
      + devices.map { device in
        let here = places.filter { $0.device == device }
        return space(here.map(\.name).joined(separator: ", "), free: here.compactMap(\.free).min(), needed: needed)
      }
  }

  private static func space(_ names: String, free: Int?, needed: Int) -> Finding {
    guard let free else {
      return Finding(.warning, "free space for \(names) is not known. Look for yourself that there is enough.")
    }
    if free >= needed { return Finding(.ok, "\(byteText(free)) are free for \(names)") }
    return Finding(
      .warning,
      "\(byteText(free)) are free for \(names), and \(byteText(needed)) may be needed. Make room, or choose another place."
    )
  }
}
