import NIOCore
import Synchronization

/// A request's body, which knows whether the client has asked for it.
///
/// AsyncHTTPClient asks once it has written the request's head to a connection, and never sends a body twice. So as long
/// as it has not asked, no server can have got the whole request.
final class RequestBody: AsyncSequence, Sendable {
  let bytes: [UInt8]
  private let wasTaken = Atomic(false)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isSent: Bool { wasTaken.load(ordering: .sequentiallyConsistent) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var body: RequestBody?

    mutating func next() async -> ByteBuffer? {
      defer { body = nil }
      return body.map { body in
        body.wasTaken.store(true, ordering: .sequentiallyConsistent)
        return ByteBuffer(bytes: body.bytes)
      }
    }
  }

  func makeAsyncIterator() -> Iterator { Iterator(body: self) }
}
