import Artifacts
import AsyncHTTPClient
import HTTPSupport
import NIOCore
import NIOHTTP1

/// Brings one part to disk: goes on where the bytes end, and verifies them.
struct PartDownload {
  let client: MirrorClient
  let part: DumpPart
  /// Where the part goes.
  let path: String
  /// Gets the number of bytes that came, as they come.
  let received: @Sendable (Int) -> Void

  /// - Throws: ``FetchError``, `ArtifactError`, `CancellationError`. What came stays, to be gone on with.
  func run() async throws {
    let file = try PartFile(part, path: path)
    var wrongDigits: String?
    while true {
      try await fill(file)
      let digits = try await file.digits()
      if digits == part.hash.digits { return try await file.commit() }
      if wrongDigits != nil {
        await file.discard()
        throw FetchError.wrongHash(
          part: part.name.text, algorithm: part.hash.algorithm.rawValue, expected: part.hash.digits, found: digits)
      }
      wrongDigits = digits
      try await file.restart(nil)
    }
  }

  /// Asks until all bytes are there.
  private func fill(_ file: PartFile) async throws {
    var failures = 0
    var best = await file.offset
    while await file.offset < part.size {
      do {
        try await ask(file)
      } catch let failure as PassingFailure {
        let offset = await file.offset
        if offset >= best + client.settings.progressSize {
          failures = 0
          best = offset
        }
        failures += 1
        try await client.pause(after: failure, failures: failures, url: part.url)
      }
    }
  }

  /// Asks once for the bytes that lack.
  private func ask(_ file: PartFile) async throws {
    let offset = await file.offset
    let validator = await file.validator
    var headers: [(String, String)] = []
    if offset > 0, let validator {
      headers = [("range", "bytes=\(offset)-"), ("if-range", validator.text)]
    }
    let isContinued = !headers.isEmpty
    try await client.exchange(.GET, part.url, headers: headers, total: client.settings.download) { response, watch in
      guard try MirrorClient.isThere(response, part.url, isForRest: isContinued) else {
        throw FetchError.missing(url: part.url)
      }
      if let problem = response.encodingProblem { throw PassingFailure(words: problem) }
      if response.status == .ok {
        try checkLength(response)
        try await file.restart(Validator(response.headers))
      } else {
        try await checkRest(response, file, offset, validator)
      }
      try await receive(response, file, watch)
    }
  }

  /// Checks that a reply holds what was asked for: the rest of the same version.
  private func checkRest(
    _ response: HTTPClientResponse, _ file: PartFile, _ offset: Int, _ validator: Validator?
  ) async throws {
    let range = response.headers.first(name: "content-range").flatMap(ContentRange.init)
    let told = Validator(response.headers)
    if let range, range.start == offset, range.total == part.size, told == nil || told == validator { return }
    try await file.restart(nil)
    throw PassingFailure(words: "the server sent something else than the rest that it was asked for")
  }

  private func checkLength(_ response: HTTPClientResponse) throws {
    guard let length = response.headers.first(name: "content-length"), Int(length) != part.size else { return }
    throw PassingFailure(words: "the server sends \(length.prefix(20)) bytes, where \(part.size) were expected")
  }

  private func receive(_ response: HTTPClientResponse, _ file: PartFile, _ watch: Watch) async throws {
    var offset = await file.offset
    for try await piece in response.body {
      watch.stopWaiting()
      offset += piece.readableBytes
      guard offset <= part.size else {
        try await file.restart(nil)
        throw PassingFailure(words: "the server sent more than \(part.size) bytes")
      }
      try await file.append(piece)
      received(piece.readableBytes)
      watch.startWaiting()
    }
    try Task.checkCancellation()
    guard offset == part.size else {
      throw PassingFailure(words: "the server sent \(offset) bytes, where \(part.size) were expected")
    }
  }
}
