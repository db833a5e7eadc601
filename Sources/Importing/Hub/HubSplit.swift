import Artifacts

/// A part of a dataset: a split of one of its subsets, which the Hub also calls configurations.
struct HubSplit: Sendable, Hashable {
  let subset: String
  let split: String

  var json: JSONValue { ["subset": .string(subset), "split": .string(split)] }
}
