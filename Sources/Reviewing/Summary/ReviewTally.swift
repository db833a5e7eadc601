package import Statistics

/// How many of some reviewed pairs pass.
package struct ReviewTally: Sendable, Equatable {
  package let good: Proportion
  private let passed: [Criterion: Proportion]

  package subscript(criterion: Criterion) -> Proportion { passed[criterion] ?? Proportion(0, of: 0) }

  package var pairs: Int { good.trials }

  init(failures: some Collection<Set<Criterion>>) {
    let count = failures.count
    good = Proportion(failures.count { $0.isEmpty }, of: count)
    passed = Dictionary(
      uniqueKeysWithValues: Criterion.allCases.map { criterion in
        (criterion, Proportion(failures.count { !$0.contains(criterion) }, of: count))
      })
  }
}
