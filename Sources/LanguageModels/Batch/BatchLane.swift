import Artifacts
import Ledger

/// Where one kind of request goes, and what waits for its next batch.
struct BatchLane: Sendable {
  typealias Request = (key: RequestKey, request: JSONObject, worstCost: Dollars?)

  let kind: RequestKind
  let service: any BatchService
  let format: any WireFormat
  let price: Price?
  private(set) var requests: [Request] = []
  private(set) var bodies: [JSONObject] = []
  private(set) var byteCount = 0

  init(kind: RequestKind, service: any BatchService, format: any WireFormat, price: Price?) {
    self.kind = kind
    self.service = service
    self.format = format
    self.price = price
  }

  /// What its batches are called in the ledger: another stage that asks the same model has batches of its own.
  var label: String { "\(kind.name) \(kind.model.ledgerName)" }

  var isEmpty: Bool { requests.isEmpty }

  mutating func add(_ request: Request, body: JSONObject, byteCount: Int) {
    requests.append(request)
    bodies.append(body)
    self.byteCount += byteCount
  }

  mutating func clear() { (requests, bodies, byteCount) = ([], [], 0) }
}
