/// Student's t distribution.
package struct StudentT: Sendable, Equatable {
  package let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: above 0.
  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value above `t` or below −`t`, for `t` of 0 or more.
  package func twoSidedTail(_ t: Double) -> Double {
    let square = t * t
    return regularizedIncompleteBeta(
      x: degreesOfFreedom / (degreesOfFreedom + square), complement: square / (degreesOfFreedom + square),
      a: degreesOfFreedom / 2, b: 0.5)
  }

  /// The value t such that a share `confidence` of the distribution lies between −t and t.
  ///
  /// - Parameter confidence: above 0, below 1.
  /// - Complexity: some sixty evaluations of the incomplete beta function.
  package func twoSidedQuantile(confidence: Double) -> Double {
    let tail = 1 - confidence
    var low = 0.0
    var high = 1.0
    while twoSidedTail(high) > tail {
      low = high
      high *= 2
    }
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if twoSidedTail(middle) > tail { low = middle } else { high = middle }
    }
  }
}
