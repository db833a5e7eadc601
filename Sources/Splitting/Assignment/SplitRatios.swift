/// The share of the groups that each split gets, about.
package struct SplitRatios: Sendable, Equatable {
  package let train: Double
  package let validation: Double
  package let test: Double

  /// 0.8, 0.1 and 0.1.
  package static let standard = SplitRatios(unchecked: 0.8, 0.1, 0.1)

  /// - Throws: ``SplitError/badRatios(train:validation:test:)`` if one is negative or no number, or if their sum is
  ///   not 1 within 10⁻⁹.
  package init(train: Double, validation: Double, test: Double) throws(SplitError) {
    let isValid = [train, validation, test].allSatisfy { $0 >= 0 } && abs(train + validation + test - 1) <= 1e-9
    guard isValid else { throw .badRatios(train: train, validation: validation, test: test) }
    self.init(unchecked: train, validation, test)
  }

  private init(unchecked train: Double, _ validation: Double, _ test: Double) {
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// Nothing for the fresh split, which is not drawn.
  package subscript(split: Split) -> Double {
    switch split {
    case .train: train
    case .validation: validation
    case .test: test
    case .fresh: 0
    }
  }

  /// The same shares of what is no test.
  var withoutTest: SplitRatios {
    let rest = train + validation
    return rest > 0
      ? SplitRatios(unchecked: train / rest, validation / rest, 0) : SplitRatios(unchecked: 1, 0, 0)
  }
}
