package import Artifacts
import Foundation
package import Ledger

/// All that a stage needs to ask a model, as a person gave it.
package struct ModelAccess: Sendable {
  package enum Mode: Sendable, Equatable {
    /// Ask, one request at a time and many at once.
    case ask
    /// Leave the requests with the provider's batch interface and wait, for half the price.
    case batch
    /// Say what it would cost, and send nothing.
    case estimate
  }

  package let model: ModelName
  package let ledger: String
  package var pace: PaceSettings
  package var mode = Mode.ask
  /// Whether an estimate is to be of the batch interface.
  package var isBatch = false
  package var timeout = Duration.seconds(600)
  package var budget: Dollars?
  package var prices: PriceTable?
  /// The part of the inputs that is asked about; `nil` for all of them.
  package var shard: Shard?
  package var environment = ProcessInfo.processInfo.environment

  package init(model: ModelName, ledger: String, pace: PaceSettings, prices: PriceTable? = nil) {
    self.model = model
    self.ledger = ledger
    self.pace = pace
    self.prices = prices
  }

  var timeouts: Timeouts { Timeouts(total: timeout) }

  package func price(of model: ModelName) -> Price? {
    model.isOffline ? .free : prices?.price(provider: model.providerName, model: model.model)
  }
}
