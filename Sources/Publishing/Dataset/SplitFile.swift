import Artifacts
import Compression

/// One split of one configuration, on its way into its file.
struct SplitFile: ~Copyable {
  private let output: ArtifactOutput
  private let path: String
  private var compressor: Compressor?
  private var size = SplitSize()

  init(_ output: ArtifactOutput, path: String, compression: DatasetCompression) throws(ArtifactError) {
    self.output = output
    self.path = path
    guard let format = compression.format else {
      compressor = nil
      return
    }
    do throws(CompressionError) {
      compressor = try Compressor(format, file: path)
    } catch {
      throw Self.noMemory(path)
    }
  }

  mutating func write(_ record: JSONObject) throws(ArtifactError) {
    let line = JSONValue.object(record).encoded() + [0x0A]
    size.records += 1
    size.bytes += line.count
    let written: [UInt8]?
    do throws(CompressionError) {
      written = try compressor?.compress(line)
    } catch {
      throw Self.noMemory(path)
    }
    try output.write(encodedRecords: written ?? line, count: 1)
  }

  /// Ends the file's content.
  ///
  /// - Returns: how much it is.
  mutating func finish() throws(ArtifactError) -> SplitSize {
    let rest: [UInt8]?
    do throws(CompressionError) {
      rest = try compressor?.finish()
    } catch {
      throw Self.noMemory(path)
    }
    if let rest { try output.write(encodedRecords: rest, count: 0) }
    let made = try output.result()
    size.fileBytes = made.bytes
    size.sha256 = made.sha256
    return size
  }

  private static func noMemory(_ path: String) -> ArtifactError {
    .unwritable(path: path, reason: "there is no memory to compress it")
  }
}
