package import Artifacts

extension JudgeAgreement {
  package var json: JSONValue {
    [
      "candidate": .string(candidate), "judges": .strings(judges), "alpha": .optional(alpha), "pairs": .integer(pairs),
    ]
  }
}
