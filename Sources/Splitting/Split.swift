/// A part of a dataset.
package enum Split: String, Sendable, CaseIterable {
  case train
  case validation
  case test

  package var fileName: String { rawValue + ".jsonl" }
}

/// The share of the articles that each split gets, about.
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

  package subscript(split: Split) -> Double {
    switch split {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}
