package import AsyncHTTPClient
import NIOCore

/// Why an exchange brought no value.
package struct ExchangeError: Error {
  package let cause: any Error
  /// Which limit of time had passed, in words, if one had.
  package let expiry: String?
}

extension HTTPClient {
  private enum Event<Value: Sendable>: Sendable {
    case ended(Result<Value, any Error>)
    case expired(words: String)
    case cancelled
  }

  /// Sends a request and has the reply read, against the clock: when a limit passes, the connection is closed.
  ///
  /// AsyncHTTPClient's own deadline ends with the reply's head.
  package func exchange<Value: Sendable>(
    _ request: HTTPClientRequest, watch: Watch,
    read: @escaping @Sendable (HTTPClientResponse) async throws -> Value
  ) async -> Result<Value, ExchangeError> {
    await withTaskGroup(of: Event<Value>.self) { group in
      group.addTask {
        do {
          let response = try await self.execute(request, deadline: .distantFuture)
          return .ended(.success(try await read(response)))
        } catch {
          return .ended(.failure(error))
        }
      }
      group.addTask {
        do { return .expired(words: try await watch.expiry()) } catch { return .cancelled }
      }
      var expiry: String?
      for await event in group {
        switch event {
        case .ended(let result):
          group.cancelAll()
          return result.mapError { ExchangeError(cause: $0, expiry: expiry) }
        case .expired(let words):
          expiry = words
          group.cancelAll()
        case .cancelled: break
        }
      }
      return .failure(ExchangeError(cause: CancellationError(), expiry: expiry))
    }
  }
}
