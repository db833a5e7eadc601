/// What is known of a model before it is asked anything that costs.
package enum ModelStanding: Sendable, Equatable {
  /// It is built in.
  case offline
  /// Its server answers and serves it.
  case served
  /// Its server answers and does not serve it.
  ///
  /// - Parameters:
  ///   - others: the names of some that it serves, the likeliest to be meant first.
  ///   - count: how many it serves.
  case notServed(others: [String], count: Int)
  /// Its server answers whatever model is asked for with this one.
  case servedAs(String)
  /// Its server answers, but does not tell its models.
  case untold
  /// Its provider tells nothing without being paid, or nothing to this kind of key. The key is there.
  case unasked
  /// Its server refuses the key.
  case refused(words: String)
  /// No whole reply came.
  case silent(words: String)
  /// A reply came that tells nothing.
  case unclear(words: String)
  /// It cannot be asked as the environment is.
  case misconfigured(ModelError)
}
