import Artifacts

/// Asks a model's server whether it serves the model.
package enum ModelProbe {
  /// Sends at most two requests, which no provider charges for.
  ///
  /// - Parameters:
  ///   - environment: holds the key.
  ///   - limit: how long each request may take in all.
  package static func standing(
    of model: ModelName, environment: [String: String], limit: Duration = .seconds(10)
  ) async -> ModelStanding {
    let timeouts = Timeouts(connect: limit, idle: limit, total: limit)
    do {
      return try await ModelConnection.with(model, environment, timeouts) { connection in
        try await standing(of: model, at: connection)
      }
    } catch let error as ModelError {
      return .misconfigured(error)
    } catch let error as TransportError {
      if case .tooLarge(let words, _) = error { return .unclear(words: words) }
      return .silent(words: error.words)
    } catch {
      return .silent(words: String(describing: error))
    }
  }

  private static func standing(
    of model: ModelName, at connection: ModelConnection
  ) async throws(TransportError) -> ModelStanding {
    let inquiry = ModelInquiry(model)
    var step = inquiry.start
    while true {
      switch step {
      case .told(let standing): return standing
      case .get(let path):
        guard let server = connection.server else { return .offline }
        let reply = try await server.send(.get, path, connection.format?.headers ?? [])
        step = inquiry.next(after: path, reply)
      }
    }
  }
}
