import Artifacts
import Statistics

extension SignFlipTest {
  /// How candidates are compared.
  var json: JSONValue {
    [
      "name": "sign-flip", "permutations": .integer(permutations), "seed": .integer(seed), "correction": "Holm",
    ]
  }
}
